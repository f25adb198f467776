import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PRESETS, simulateFlight, truthSchema, type Truth } from '@papiscope/simulator';
import { decodeFrames, probeVideo } from '@papiscope/video';
import { spotsOf, type FrameSpots } from '@papiscope/vision';
import { burstsIn } from './bursts';

const MINUTES = 60_000;

let folder: string;
let video: string;
let truth: Truth;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'papiscope-bursts-'));
  const flight = await simulateFlight(
    {
      ...{ ...PRESETS.short, width: 640, height: 360, passes: 'up', climbSpeed: 2.5, fps: 25 },
      ...{
        light: 'day',
        exposure: 0.6,
        led: true,
        ownDrives: true,
        shutterSeconds: 1 / 4000,
        distractors: false,
      },
    },
    folder,
  );
  video = flight.video;
  truth = truthSchema.parse(JSON.parse(await readFile(flight.truth, 'utf8')));
}, 2 * MINUTES);
afterAll(() => rm(folder, { recursive: true, force: true }));

/** How many of the units have a spot where they are. */
function unitsIn({ timestamp, spots }: FrameSpots): number {
  const frame = truth.frames.find(({ time }) => Math.abs(time - timestamp) < 1e-3);
  return Object.values(frame?.units ?? {}).filter((unit) =>
    spots.some((spot) => Math.hypot(spot.x - unit.x, spot.y - unit.y) < 4),
  ).length;
}

const partWhole = (frames: readonly FrameSpots[]) =>
  frames.filter((frame) => unitsIn(frame) === 4).length / frames.length;

test(
  'bursts show units that are dark by turns',
  async () => {
    const probe = await probeVideo(video);
    const singles: FrameSpots[] = [];
    for await (const frame of decodeFrames(video, probe, { every: 5 })) singles.push(spotsOf(frame));
    expect(partWhole(singles)).toBeLessThan(0.5);

    for (const inOneGo of [true, false]) {
      const bursts = await burstsIn(video, probe, { most: 10, inOneGo });
      expect(bursts.length).toBeGreaterThanOrEqual(10);
      expect(partWhole(bursts)).toBeGreaterThan(0.9);
    }
  },
  2 * MINUTES,
);
