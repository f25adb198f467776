import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { ApiClient, followSession, startSystem, type RunningSystem } from '@papiscope/cli';
import { analyzeFlight, type AnalyzedFlight } from '@papiscope/flight';
import { createDatabase, type Database } from '@papiscope/shared';
import {
  detectedLightsSchema,
  firstLookSchema,
  lightsSchema,
  siteSchema,
  type SessionStatusAnswer,
  type Site,
} from '@papiscope/shared/contracts';
import { processesWith, until } from '@papiscope/shared/testing';
import { parseSimulation, PRESETS, simulateFlight, type SimulatedFlight } from '@papiscope/simulator';
import { brakedFfmpeg, type BrakedFfmpeg } from './support/braked-ffmpeg';
import { driveRoad, filesBelow } from './support/road';

const MINUTES = 60_000;
const SECRET = 's'.repeat(32);
const LENGTHS = { usual: 10, least: 10 };

let folder: string;
let dataPath: string;
let flight: SimulatedFlight;
let site: Site;
let system: RunningSystem;
let database: Database;
let analyzed: AnalyzedFlight;
const lines: Record<'first' | 'second', string[]> = { first: [], second: [] };
let stopSecond: () => Promise<void>;
let ffmpeg: BrakedFfmpeg;

/** One more process of the analysis, as a second machine would run it. */
function startSecondWorker(): () => Promise<void> {
  const child = spawn(process.execPath, [path.resolve('services/analysis/dist/main.js')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      DATA_PATH: dataPath,
      SCRATCH_PATH: path.join(dataPath, 'scratch-2'),
      DATABASE_URL: system.databaseUrl,
      REDIS_URL: system.redisUrl ?? '',
      SIGNING_SECRET: SECRET,
      WORKER_CONCURRENCY: '1',
      FFMPEG_BIN: ffmpeg.bin,
    },
  });
  createInterface({ input: child.stdout }).on('line', (line) => lines.second.push(line));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return async () => {
    child.kill('SIGTERM');
    await ended;
  };
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'papiscope-fan-out-'));
  dataPath = path.join(folder, 'data');
  const slow = { ...PRESETS.short, width: 640, height: 360, climbSpeed: 0.8, seed: 31 };
  flight = await simulateFlight(parseSimulation(slow), path.join(folder, 'flight'));
  site = siteSchema.parse(JSON.parse(await readFile(flight.site, 'utf8')));
  ffmpeg = await brakedFfmpeg(folder);
  system = await startSystem({
    ...{ dataPath, port: 0 },
    env: {
      WORKER_CONCURRENCY: '1',
      SEGMENT_SECONDS: String(LENGTHS.usual),
      SIGNING_SECRET: SECRET,
      LOG_LEVEL: 'info',
      FFMPEG_BIN: ffmpeg.bin,
    },
    onLine: (service, line) => void (service === 'analysis' && lines.first.push(line)),
  });
  stopSecond = startSecondWorker();
  await until(
    'the second worker is ready',
    () => lines.second.some((line) => line.includes('started')),
    MINUTES,
  );
  database = createDatabase(system.databaseUrl);
}, 15 * MINUTES);

afterAll(async () => {
  await database.$disconnect();
  await stopSecond();
  await system.stop();
  await rm(folder, { recursive: true, force: true });
}, MINUTES);

/** The first look takes the bar for its mirror image wherever it has seen it, but in the frame that is confirmed. */
async function mirrorOtherPlaces(id: string): Promise<void> {
  const session = await database.measurementSession.findUniqueOrThrow({ where: { id } });
  const look = firstLookSchema.parse(session.first_look);
  const { timestamp: confirmed } = detectedLightsSchema.parse(session.detected_lights);
  const places = look.places.map((place) => {
    const { PAPI_A, PAPI_B, PAPI_C, PAPI_D } = place.units;
    return place.timestamp === confirmed
      ? place
      : { ...place, units: { PAPI_A: PAPI_D, PAPI_B: PAPI_C, PAPI_C: PAPI_B, PAPI_D: PAPI_A } };
  });
  const mirrored = JSON.parse(JSON.stringify({ ...look, places })) as object;
  await database.measurementSession.update({ where: { id }, data: { first_look: mirrored } });
}

const segmentsDone = (of: readonly string[]): number =>
  of.filter((line) => line.includes('analysis-segment') && line.includes('job done')).length;

const again = (of: readonly string[]): number =>
  of.filter((line) => line.includes('it is measured again from there')).length;

describe('a flight in segments', () => {
  it(
    'is measured by two workers, with the result of papiscope analyze to the last digit',
    async () => {
      const seen: SessionStatusAnswer[] = [];
      // a machine that is done with a segment before the other worker has asked for one would show nothing
      await ffmpeg.brake('slow');
      const { session, frames, truth } = await driveRoad(system, flight, AbortSignal.timeout(14 * MINUTES), {
        onStatus(status) {
          seen.push(status);
          if (status.current_phase === 'encode') void ffmpeg.brake('off');
        },
      });
      expect(frames.map((frame) => frame.frame_number)).toEqual(truth.frames.map((frame) => frame.frame));
      analyzed = await analyzeFlight({
        ...{ video: flight.video, telemetryFile: flight.telemetry, site, lights: null, lightsTime: 0 },
        out: path.join(folder, 'analyzed'),
        segmentLengths: LENGTHS,
      });
      expect(analyzed.segments.count).toBeGreaterThan(1);
      expect(analyzed.segments.repeated).toEqual([]);
      expect(session.result).toEqual(JSON.parse(JSON.stringify(analyzed.result)));
      expect(session.result?.software.algorithm).toMatch(/^\d+$/);
      const [first, second] = [segmentsDone(lines.first), segmentsDone(lines.second)];
      expect(first + second).toBe(analyzed.segments.count);
      expect(Math.min(first, second)).toBeGreaterThan(0);
      const measuring = seen.filter(
        ({ current_phase, seconds_left }) => current_phase === 'analysis' && seconds_left !== null,
      );
      expect(measuring.length).toBeGreaterThan(0);
      expect(
        measuring.every(({ phase_frames, total_frames }) => phase_frames <= (total_frames ?? 0) + 2),
      ).toBe(true);
    },
    15 * MINUTES,
  );

  it(
    'stops in every stage, leaves nothing running and no scratch, and goes on from there; a stretch that begins wrongly is measured again',
    async () => {
      const signal = AbortSignal.timeout(14 * MINUTES);
      const client = new ApiClient(system.url, signal);
      const { airport, runway } = site;
      await ffmpeg.brake('held');
      const id = await client.upload({
        ...{ airport: airport.icao, runway: runway.code, video: flight.video, telemetry: flight.telemetry },
        options: { auto_confirm: false },
      });
      const act = (action: string) =>
        fetch(`${system.url}/api/v1/papi-measurements/session/${id}/${action}`, { method: 'POST', signal });
      const encoders = async () =>
        (await processesWith(dataPath)).filter(({ command }) => command.includes('ffmpeg'));
      for (const phase of ['ingest', 'analysis', 'encode']) {
        await until(
          `ffmpeg works at ${phase}`,
          async () => (await client.status(id)).current_phase === phase && (await encoders()).length > 0,
          5 * MINUTES,
        );
        const answers = await Promise.all([act('cancel'), act('cancel')]);
        expect(answers.map(({ status }) => status)).toEqual([200, 200]);
        const asked = Date.now();
        await until('ffmpeg is gone', async () => (await encoders()).length === 0);
        process.stdout.write(`${phase}: ffmpeg gone ${Date.now() - asked} ms after the cancel\n`);
        await until('the scratch is empty', async () => {
          const left = [
            await filesBelow(path.join(dataPath, 'scratch')),
            await filesBelow(path.join(dataPath, 'scratch-2')),
          ];
          return left.flat().length === 0;
        });
        expect(await client.status(id)).toMatchObject({ status: 'cancelled', current_phase: phase });
        await ffmpeg.brake('off');
        expect((await act('retry')).status).toBe(200);
        if (phase !== 'ingest') continue;
        await until(
          'the lights wait to be confirmed',
          async () => (await client.status(id)).status === 'preview_ready',
          5 * MINUTES,
        );
        await mirrorOtherPlaces(id);
        const { detected_lights: found } = await client.session(id);
        await ffmpeg.brake('slow');
        await client.confirmLights(id, lightsSchema.parse(found?.lights));
      }
      const session = await followSession(client, id, signal);
      expect(session.status).toBe('completed');
      expect(session.attempt).toBe(4);
      expect(again(lines.first) + again(lines.second)).toBeGreaterThan(0);
      expect(session.result?.units).toEqual(JSON.parse(JSON.stringify(analyzed.result.units)));
    },
    15 * MINUTES,
  );
});
