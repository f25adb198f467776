import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { compareWithTruth, isWithin } from '@papiscope/cli';
import { flightResultSchema, frameMeasurementSchema } from '@papiscope/shared/contracts';
import {
  parseSimulation,
  PRESETS,
  simulateFlight,
  truthSchema,
  type SimulationInput,
} from '@papiscope/simulator';

const MINUTES = 60_000;
const PAPISCOPE = path.resolve('packages/cli/bin/papiscope.js');
const run = promisify(execFile);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'papiscope-analyze-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Simulates a flight, measures it with the command, and gives what the command wrote beside the truth. */
async function analyze(name: string, options: SimulationInput) {
  const flight = await simulateFlight(
    parseSimulation({ ...PRESETS.short, ...options }),
    path.join(folder, name),
  );
  const out = path.join(folder, `${name}-out`);
  const telemetry = flight.telemetry === null ? [] : ['--telemetry', flight.telemetry];
  const { stdout } = await run(process.execPath, [
    PAPISCOPE,
    'analyze',
    flight.video,
    ...telemetry,
    '--site',
    flight.site,
    '--out',
    out,
  ]);
  const result = flightResultSchema.parse(JSON.parse(await readFile(path.join(out, 'result.json'), 'utf8')));
  const file = JSON.parse(gunzipSync(await readFile(path.join(out, 'frames.json.gz'))).toString()) as {
    frames: unknown[];
  };
  const truth = truthSchema.parse(JSON.parse(await readFile(flight.truth, 'utf8')));
  return { stdout, result, frames: file.frames.map((row) => frameMeasurementSchema.parse(row)), truth };
}

describe('papiscope analyze', () => {
  it.each<[string, SimulationInput]>([
    ['h264-sidecar', { width: 1280, height: 720, codec: 'h264', telemetryTrack: 'sidecar', seed: 11 }],
    ['hevc-embedded', { width: 1280, height: 720, codec: 'hevc', telemetryTrack: 'embedded', seed: 11 }],
  ])(
    'measures every unit within 1′ and writes every frame: %s',
    async (name, options) => {
      const { stdout, result, frames, truth } = await analyze(name, options);
      const units = compareWithTruth(result, truth);
      expect(units).toHaveLength(4);
      expect(units.filter((unit) => !isWithin([unit], 1))).toEqual([]);
      expect(frames.map((frame) => frame.frame_number)).toEqual(truth.frames.map((frame) => frame.frame));
      expect(stdout).toContain('glide path');
    },
    6 * MINUTES,
  );

  it(
    'reads hybrid log-gamma as the video declares it: every unit within its uncertainty',
    async () => {
      const wide = { width: 1280, height: 720, widthsArcmin: [4, 6, 5, 8], seed: 11 };
      const { result, truth } = await analyze('hlg', { ...wide, tone: 'hlg' });
      const units = compareWithTruth(result, truth);
      expect(units).toHaveLength(4);
      for (const { error, uncertainty } of units) expect(Math.abs(error!)).toBeLessThan(uncertainty!);
    },
    6 * MINUTES,
  );

  it(
    "a shorter exposure while the drone rests tells the camera's curve: BT.709 is 1",
    async () => {
      const resting = { holdSeconds: 4, exposureAtRest: 0.4 };
      const { result, truth } = await analyze('rest', { ...resting, tone: 'bt709', seed: 11 });
      for (const { error, uncertainty } of compareWithTruth(result, truth)) {
        expect(Math.abs(error!)).toBeLessThan(uncertainty!);
      }
      for (const { transition } of Object.values(result.units)) {
        const { basis } = transition!.budget!.find(({ source }) => source === 'camera_curve')!;
        const [, curve] = /^luma under a curve ([\d.]+) ± .*, as changes of the exposure show:/.exec(basis)!;
        expect(Math.abs(Number(curve) - 1)).toBeLessThan(0.3);
      }
    },
    6 * MINUTES,
  );
});
