import { normal, uniform } from '../../testing/random';
import type { GainOf } from './common-gain';
import type { SteadyFlux } from './steady-flux';
import { ownDrives } from './own-drive';

const FRAMES = 600;
const FPS = 30;
const frames = Array.from({ length: FRAMES }, (_, i) => i);
const moments = new Map(frames.map((frame) => [frame, { time: frame / FPS, row: 0 }]));

/** Turns a frame of a drive that seems to turn three times in four seconds, and of one that takes three frames and a little more. */
const SLOW = 1 / 40;
const FAST = 0.327;

const driven =
  (start: number, turns = SLOW) =>
  (frame: number) =>
    Math.max(0.1, Math.min(1, 0.65 + 0.9 * Math.cos(2 * Math.PI * (frame * turns + start))));

/** A light that turns from red to white after half of the frames, during 60 of which it is left out. */
function light(gain: (frame: number) => number, seed: number, scatter = 0.02): SteadyFlux {
  const noise = normal(uniform(seed));
  const steady = frames.filter((frame) => Math.abs(frame - FRAMES / 2) > 30);
  const isWhite = (frame: number) => frame > FRAMES / 2;
  return {
    frames: steady,
    flux: steady.map((f) => (isWhite(f) ? 1.6 : 1) * gain(f) * (1 + scatter * noise()) + 0.005 * noise()),
    group: steady.map((f) => Number(isWhite(f))),
    ground: 0,
  };
}

/** By how much (ln) a told gain wanders about the true one where the colour changes and the light is not in the dark of its beat. */
function wandering(told: GainOf, gain: (frame: number) => number): number {
  const shines = frames.filter((f) => Math.abs(f - FRAMES / 2) <= 30 && gain(f) > 0.3);
  const off = shines.map((f) => told(f).ln - Math.log(gain(f)));
  return Math.max(...off) - Math.min(...off);
}

test.each([
  ['a slow beat', SLOW, 0.15],
  ['a beat over three frames', FAST, 0.25],
])(
  'lamps with drives of their own tell what these do while the colour changes, too: %s',
  (_, turns, most) => {
    const gains = [0, 0.2, 0.55, 0.9].map((start) => driven(start, turns));
    const drives = ownDrives(
      gains.map((gain, i) => light(gain, i + 1)),
      moments,
    );
    for (const [i, gain] of gains.entries()) {
      expect(wandering(drives[i]!, gain)).toBeLessThan(most);
      for (const f of frames.filter((frame) => gain(frame) > 0.3)) expect(drives[i]!(f).u).toBeLessThan(most);
    }
  },
);

test('a light that happens to do what others do follows none of them where these do not follow each other', () => {
  const gains = [0, 0.03, 0.5, 0.06].map((start) => driven(start));
  const drives = ownDrives(
    gains.map((gain, i) => light(gain, i + 1)),
    moments,
  );
  expect(wandering(drives[3]!, gains[3]!)).toBeLessThan(0.2);
});

test('lamps of one drive and steady ones have none', () => {
  expect(
    ownDrives(
      [1, 2, 3].map((seed) => light(driven(0), seed)),
      moments,
    ),
  ).toEqual([null, null, null]);
  expect(
    ownDrives(
      [1, 2, 3].map((seed) => light(() => 1, seed)),
      moments,
    ),
  ).toEqual([null, null, null]);
});

test('lamps of one drive whose beat is shallow beside their noise follow each other, by its phases', () => {
  const shallow = (frame: number) => 1 + 0.2 * Math.cos(2 * Math.PI * frame * SLOW);
  expect(
    ownDrives(
      [1, 2, 3, 4].map((seed) => light(shallow, seed, 0.1)),
      moments,
    ),
  ).toEqual([null, null, null, null]);
});

test('of a light alone that flickers without a beat nothing is known', () => {
  const random = uniform(9);
  const levels = frames.map(() => (random() < 0.5 ? 0.75 : 1));
  const [drive] = ownDrives([light((f) => levels[f]!, 1)], moments);
  expect(drive!(FRAMES / 2).u).toBeGreaterThan(0.1);
});

test('one unit with another drive leaves the others together, or as well told by their own', () => {
  const drives = ownDrives(
    [0, 0, 0, 0.5].map((start, i) => light(driven(start), i + 1)),
    moments,
  );
  expect(wandering(drives[3]!, driven(0.5))).toBeLessThan(0.15);
  for (const other of drives.slice(0, 3))
    if (other !== null) expect(wandering(other, driven(0))).toBeLessThan(0.15);
});

test('of a light that neither the others nor a beat explain nothing is known', () => {
  const random = uniform(9);
  const levels = frames.map(() => (random() < 0.5 ? 0.3 : 1));
  const drives = ownDrives(
    [light((f) => levels[f]!, 1), light(driven(0), 2), light(driven(0), 3), light(driven(0), 4)],
    moments,
  );
  expect(drives[0]!(FRAMES / 2).u).toBeGreaterThan(0.3);
});

test('a light that only grows brighter, as while the drone comes nearer, has no drive of its own', () => {
  const growing = (frame: number) => Math.exp((2.5 * frame) / FRAMES);
  const drives = ownDrives(
    [light(growing, 1), light(() => 1, 2), light(() => 1, 3), light(() => 1, 4)],
    moments,
  );
  expect(drives).toEqual([null, null, null, null]);
});
