import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PRESETS, simulateFlight, truthSchema, type Truth } from '@papiscope/simulator';
import { runFfmpeg } from '@papiscope/video';
import type { Lights, UnitName } from '@papiscope/shared/contracts';
import { measureSegmentToFile } from './segment';
import { readSightings } from './sightings-file';
import type { FrameSightings } from './sightings';

const MINUTES = 60_000;
const SIZE = { width: 640, height: 360 };
/** The lights are confirmed in this frame, shown after two seconds. */
const CONFIRMED = 50;

let folder: string;
let video: string;
let truth: Truth;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'papiscope-before-'));
  const flight = await simulateFlight(
    { ...PRESETS.short, ...SIZE, fps: 25, passes: 'up', climbSpeed: 1.6, seed: 3 },
    path.join(folder, 'flight'),
  );
  video = flight.video;
  truth = truthSchema.parse(JSON.parse(await readFile(flight.truth, 'utf8')));
}, 3 * MINUTES);
afterAll(() => rm(folder, { recursive: true, force: true }));

async function measured(of: string): Promise<FrameSightings[]> {
  const { time, units } = truth.frames[CONFIRMED]!;
  const lights = Object.fromEntries(
    Object.entries(units).map(([unit, { x, y }]) => [
      unit,
      { x: (100 * (x + 0.5)) / SIZE.width, y: (100 * (y + 0.5)) / SIZE.height, size: 2 },
    ]),
  ) as Lights;
  const out = path.join(folder, 'sightings.ndjson.gz');
  await measureSegmentToFile({ video: of, lights, timestamp: time, out }, {});
  const frames: FrameSightings[] = [];
  for await (const frame of readSightings(out)) frames.push(frame);
  return frames;
}

/** Luma pixels between a unit's place and the true one; NaN where it was not seen. */
function off({ frame, units }: FrameSightings, unit: UnitName): number {
  const [seen, real] = [units[unit], truth.frames[frame]!.units[unit]!];
  return seen ? Math.hypot(seen.x - real.x, seen.y - real.y) : Number.NaN;
}

test(
  'the lights are measured from the first frame on, not only from the one in which they were confirmed',
  async () => {
    const frames = await measured(video);
    expect(frames.map(({ frame }) => frame)).toEqual(truth.frames.map(({ frame }) => frame));
    const places = frames
      .slice(0, CONFIRMED)
      .flatMap((frame) => Object.keys(truth.units).map((unit) => off(frame, unit as UnitName)));
    expect(places).toHaveLength(4 * CONFIRMED);
    expect(places.filter((distance) => !(distance < 1))).toEqual([]);
  },
  2 * MINUTES,
);

test(
  'lights that stand elsewhere in the frame before are not taken for the confirmed ones',
  async () => {
    const cut = path.join(folder, 'cut.mp4');
    const early = `[0:v]trim=end_frame=${CONFIRMED},crop=540:360:0:0,pad=640:360:100:0[early]`;
    const late = `[0:v]trim=start_frame=${CONFIRMED},setpts=PTS-STARTPTS[late]`;
    await runFfmpeg(
      ['-i', video, '-filter_complex', `${early};${late};[early][late]concat`, '-c:v', 'libx264'].concat([
        ...['-preset', 'veryfast', '-crf', '16', '-an', cut],
      ]),
    );
    const frames = await measured(cut);
    expect(frames).toHaveLength(truth.frames.length);
    const seen = frames.map(({ units }) => Object.keys(units).length);
    expect(seen.slice(0, CONFIRMED).filter((count) => count > 0)).toEqual([]);
    expect(seen.slice(CONFIRMED).filter((count) => count === 4).length).toBeGreaterThan(60);
  },
  2 * MINUTES,
);
