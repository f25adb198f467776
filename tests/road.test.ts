import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isWithin, startSystem, type SystemOptions } from '@papiscope/cli';
import { analyzeFlight } from '@papiscope/flight';
import { siteSchema } from '@papiscope/shared/contracts';
import { radosgwAvailable, redisAvailable, startRadosgw, startRedis } from '@papiscope/shared/testing';
import { parseSimulation, PRESETS, simulateFlight, type SimulatedFlight } from '@papiscope/simulator';
import { driveRoad, filesBelow, type DrivenRoad } from './support/road';

const MINUTES = 60_000;

let folder: string;
let flight: SimulatedFlight;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'papiscope-road-'));
  flight = await simulateFlight(parseSimulation(PRESETS.short), path.join(folder, 'flight'));
}, 5 * MINUTES);

afterAll(() => rm(folder, { recursive: true, force: true }));

/** Starts a system, drives the flight through it, and lets `look` examine it while it still runs. */
async function drive(
  name: string,
  options: Partial<SystemOptions>,
  look: (road: DrivenRoad, url: string, dataPath: string) => Promise<void>,
) {
  const dataPath = path.join(folder, name);
  const system = await startSystem({ dataPath, port: 0, ...options });
  try {
    await look(await driveRoad(system, flight, AbortSignal.timeout(4 * MINUTES)), system.url, dataPath);
  } finally {
    await system.stop();
  }
  expect(await filesBelow(path.join(dataPath, 'scratch'))).toEqual([]);
}

function expectMeasured({ session, units, frames, truth }: DrivenRoad): void {
  expect(units).toHaveLength(4);
  expect(units.filter((unit) => !isWithin([unit], 1))).toEqual([]);
  expect(frames.map((frame) => frame.frame_number)).toEqual(truth.frames.map((frame) => frame.frame));
  expect(session.status).toBe('completed');
  expect([...session.available_videos].sort()).toEqual([
    'enhanced',
    'original',
    'papi_a',
    'papi_b',
    'papi_c',
    'papi_d',
  ]);
}

/** Range requests for the first bytes of every video, as a player makes them: each is an MP4 file. */
async function expectPlayable(url: string, { session }: DrivenRoad): Promise<void> {
  for (const type of session.available_videos) {
    const link = await fetch(`${url}/api/v1/papi-measurements/${session.session_id}/video/${type}/url`);
    const { url: address } = (await link.json()) as { url: string };
    const part = await fetch(new URL(address, url), { headers: { range: 'bytes=0-11' } });
    expect(part.status).toBe(206);
    expect(
      Buffer.from(await part.arrayBuffer())
        .subarray(4, 8)
        .toString(),
    ).toBe('ftyp');
  }
}

/** What `papiscope analyze` says of the same flight. */
async function analyzedResult(): Promise<unknown> {
  const site = siteSchema.parse(JSON.parse(await readFile(flight.site, 'utf8')));
  const { result } = await analyzeFlight({
    video: flight.video,
    telemetryFile: flight.telemetry,
    site,
    lights: null,
    lightsTime: 0,
    out: path.join(folder, 'analyzed'),
  });
  return JSON.parse(JSON.stringify(result));
}

describe('the road from upload to angles', () => {
  it(
    'on the Postgres queue, into a folder, with the result of papiscope analyze to the last digit',
    () =>
      drive('postgres-queue', { redis: false }, async (road, url, dataPath) => {
        expectMeasured(road);
        await expectPlayable(url, road);
        const { session } = road;
        expect(session.storage_type).toBe('local');
        expect(await filesBelow(path.join(dataPath, 'work', session.session_id))).toEqual([]);
        expect(await analyzedResult()).toEqual(session.result);
        const preview = await readFile(path.join(dataPath, session.preview_image_s3_key ?? ''));
        expect(preview.subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]));
      }),
    8 * MINUTES,
  );

  const redis = redisAvailable();
  (redis.available ? it : it.skip)(
    `on Redis, into a folder${redis.available ? '' : ` (left out: no ${redis.missing.join(', ')})`}`,
    async () => {
      const server = await startRedis();
      try {
        await drive('redis-queue', { env: { REDIS_URL: server.url } }, async (road, url) => {
          expectMeasured(road);
          await expectPlayable(url, road);
        });
      } finally {
        await server.stop();
      }
    },
    8 * MINUTES,
  );

  const s3 = radosgwAvailable();
  (s3.available ? it : it.skip)(
    `on the Postgres queue, into a real S3 server${s3.available ? '' : ` (left out: no ${s3.missing.join(', ')})`}`,
    async () => {
      const server = await startRadosgw();
      const env = {
        USE_S3_STORAGE: 'true',
        AWS_ACCESS_KEY_ID: server.accessKeyId,
        AWS_SECRET_ACCESS_KEY: server.secretAccessKey,
        AWS_REGION: 'us-east-1',
        S3_BUCKET: server.bucket,
        S3_ENDPOINT: server.endpoint,
      };
      try {
        await drive('s3', { redis: false, env }, async (road, url, dataPath) => {
          expectMeasured(road);
          await expectPlayable(url, road);
          expect(road.session.storage_type).toBe('s3');
          expect(await filesBelow(path.join(dataPath, 'videos'))).toEqual([]);
        });
      } finally {
        await server.stop();
      }
    },
    10 * MINUTES,
  );
});
