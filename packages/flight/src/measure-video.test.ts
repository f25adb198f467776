import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PRESETS, simulateFlight, truthSchema, type SimulationInput, type Truth } from '@papiscope/simulator';
import { decodeFrames, probeVideo, runFfmpeg } from '@papiscope/video';
import { ConstellationTracker, type FrameSighting } from '@papiscope/vision';
import type { UnitName } from '@papiscope/shared/contracts';
import type { LightStart } from './lights';
import { measureVideo } from './measure-video';
import type { FrameSightings } from './sightings';

const MINUTES = 60_000;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'papiscope-measure-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A brief flight in a small frame whose operator turns the camera away from the bar and back, and zooms. */
async function simulate(
  name: string,
  options: SimulationInput,
): Promise<{ video: string; start: LightStart }> {
  const flight = await simulateFlight(
    { ...PRESETS.short, width: 640, height: 360, passes: 'up', climbSpeed: 1.6, ...options },
    path.join(folder, name),
  );
  const truth = truthSchema.parse(JSON.parse(await readFile(flight.truth, 'utf8')));
  return { video: flight.video, start: startOf(truth) };
}

/** A few frames into the flight, so that the frames before are there, too. */
function startOf(truth: Truth): LightStart {
  const frame = truth.frames[4]!;
  const units = Object.entries(frame.units).map(([unit, { x, y }]) => ({ unit: unit as UnitName, x, y }));
  return { timestamp: frame.time, units };
}

/** The plain way: whole frames, one after the other. */
async function byWholeFrames(video: string, start: LightStart): Promise<FrameSighting[]> {
  const tracker = new ConstellationTracker({ points: start.units });
  const seen: FrameSighting[] = [];
  for await (const frame of decodeFrames(video, await probeVideo(video))) {
    const before = frame.timestamp < start.timestamp - 1e-3;
    seen.push(
      before ? { index: frame.index, timestamp: frame.timestamp, lights: [] } : tracker.follow(frame)!,
    );
  }
  return seen;
}

async function byParts(video: string, start: LightStart): Promise<FrameSightings[]> {
  const seen: FrameSightings[] = [];
  for await (const frame of measureVideo(video, await probeVideo(video), { from: start })) seen.push(frame);
  return seen;
}

/** Places are the same but for the last digits of a double, and so is everything that is measured there. */
function expectSame(parts: FrameSightings[], whole: FrameSighting[], start: LightStart): void {
  expect(parts.map(({ frame, timestamp }) => [frame, timestamp])).toEqual(
    whole.map(({ index, timestamp }) => [index, timestamp]),
  );
  const units = ({ lights }: FrameSighting) =>
    Object.fromEntries(start.units.flatMap(({ unit }, i) => (lights[i] ? [[unit, lights[i]]] : [])));
  const differences = whole.flatMap((frame, i) => differencesOf(parts[i]!.units, units(frame)));
  expect(differences).toEqual([]);
}

function differencesOf(a: unknown, b: unknown, where = ''): string[] {
  if (typeof a === 'number' && typeof b === 'number') {
    const same = Object.is(a, b) || Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a));
    return same ? [] : [`${where}: ${a}, ${b}`];
  }
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) {
    return a === b ? [] : [`${where}: ${String(a)}, ${String(b)}`];
  }
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].flatMap((key) =>
    differencesOf(a[key as keyof typeof a], b[key as keyof typeof b], `${where}/${key}`),
  );
}

describe('a part of each frame', () => {
  it.each<[string, SimulationInput, (video: string) => Promise<string>]>([
    ['pan and zoom, 8 bit', { pan: 12, zoom: 1.7, seed: 5 }, async (video) => video],
    [
      '10 bit',
      { pan: 3, seed: 6 },
      async (video) => {
        const deep = `${video}.deep.mov`;
        await runFfmpeg(
          ['-i', video, '-c:v', 'libx265', '-preset', 'ultrafast', '-x265-params', 'log-level=none'].concat([
            '-pix_fmt',
            'yuv420p10le',
            '-g',
            '30',
            '-tag:v',
            'hvc1',
            deep,
          ]),
        );
        return deep;
      },
    ],
  ])(
    'gives the same sightings as whole frames: %s',
    async (name, options, convert) => {
      const { video, start } = await simulate(name, options);
      const converted = await convert(video);
      const whole = await byWholeFrames(converted, start);
      const parts = await byParts(converted, start);
      expectSame(parts, whole, start);
      const found = whole.map(({ lights }) => lights.filter((light) => light !== null).length);
      expect(found.filter((count) => count === 4).length).toBeGreaterThan(60);
      if (options.pan === 12)
        expect(found.slice(10).filter((count) => count === 0).length).toBeGreaterThan(5);
    },
    6 * MINUTES,
  );
});
