import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startSystem, type SystemOptions } from '@papiscope/cli';
import { analyzeFlight } from '@papiscope/flight';
import { PROTOCOL, siteSchema } from '@papiscope/shared/contracts';
import { redisAvailable, startRedis } from '@papiscope/shared/testing';
import { parseSimulation, PRESETS, simulateFlight, type SimulatedFlight } from '@papiscope/simulator';
import { startCollector, type Span } from './support/collector';
import { driveRoad, expectMeasured, expectPlayable, filesBelow, type DrivenRoad } from './support/road';

const MINUTES = 60_000;
/** Stricter than any that is built in. */
const OWN = { ...PROTOCOL, id: 'own', name: 'Own limits', unit_difference: { tolerance: 0.001 } };

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
): Promise<DrivenRoad> {
  const dataPath = path.join(folder, name);
  const system = await startSystem({ dataPath, port: 0, ...options });
  let road: DrivenRoad;
  try {
    road = await driveRoad(system, flight, AbortSignal.timeout(4 * MINUTES), { profile: OWN });
    await look(road, system.url, dataPath);
  } finally {
    await system.stop();
  }
  expect(await filesBelow(path.join(dataPath, 'scratch'))).toEqual([]);
  return road;
}

/** One trace of everything that was done to a session, told by the processes that did it. */
function expectTraced(spans: readonly Span[], id: string): void {
  const own = spans.filter(({ sessionId }) => sessionId === id);
  const told = new Set(own.map(({ service, name }) => `${service.replace('papiscope-', '')} ${name}`));
  expect([...told].sort()).toEqual([
    'analysis analysis-fit',
    'analysis analysis-segment',
    'api upload',
    'stages encode-videos',
    'stages flight',
    'stages ingest-inspect',
    'stages upload-publish',
  ]);
  const whole = own.filter(({ name }) => name === 'flight');
  expect(whole).toHaveLength(1);
  for (const span of own) {
    expect(span.traceId).toBe(id.replaceAll('-', ''));
    expect(span.status.code ?? 0).toBe(0);
    expect(span.parentSpanId || null).toBe(span === whole[0] ? null : whole[0]?.spanId);
    expect(BigInt(span.startTimeUnixNano)).toBeGreaterThanOrEqual(BigInt(whole[0]?.startTimeUnixNano ?? 0));
    expect(BigInt(span.startTimeUnixNano)).toBeLessThan(BigInt(whole[0]?.endTimeUnixNano ?? 0));
  }
}

/** What `papiscope analyze` says of the same flight. */
async function analyzedResult(): Promise<unknown> {
  const site = siteSchema.parse(JSON.parse(await readFile(flight.site, 'utf8')));
  const { result } = await analyzeFlight({
    video: flight.video,
    telemetryFile: flight.telemetry,
    site,
    profile: OWN,
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
        expect(session.result?.profile).toEqual(OWN);
        const difference = session.result?.checks.find(({ id }) => id.startsWith('neighbour_difference'));
        expect(difference?.tolerance).toBe(0.001);
        const preview = await readFile(path.join(dataPath, session.preview_image_s3_key ?? ''));
        expect(preview.subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]));
      }),
    8 * MINUTES,
  );

  const redis = redisAvailable();
  (redis.available ? it : it.skip)(
    `on Redis, into a folder, traced from upload to completion${redis.available ? '' : ` (left out: no ${redis.missing.join(', ')})`}`,
    async () => {
      const server = await startRedis();
      const collector = await startCollector();
      const env = { REDIS_URL: server.url, OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint };
      try {
        const { session } = await drive('redis-queue', { env }, async (road, url) => {
          expectMeasured(road);
          await expectPlayable(url, road);
        });
        expectTraced(collector.spans(), session.session_id);
      } finally {
        collector.stop();
        await server.stop();
      }
    },
    8 * MINUTES,
  );
});
