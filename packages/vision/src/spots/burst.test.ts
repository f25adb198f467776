import { findBar } from '../bar/find';
import { plainBar } from '../bar/model';
import { spotsOfBurst } from './burst';
import type { Spot } from './find';
import type { FrameSpots } from './frame';

const SETTINGS = [2.5, 2.83, 3.17, 3.5];

const spot = (x: number, y: number, strength: number, white = true): Spot => ({
  ...{ x, y, strength, radius: 2.5, peak: strength + 30 },
  greenRed: white ? 0.9 : 0.08,
});

const frame = (timestamp: number, spots: readonly Spot[]): FrameSpots => ({
  ...{ timestamp, width: 1280, height: 720, spots },
});

test('each light is there once, where it is brightest', () => {
  const burst = spotsOfBurst([
    frame(0, [spot(300, 200, 40), spot(340, 200, 90)]),
    frame(1, [spot(301, 201, 120)]),
    frame(2, [spot(341, 200, 60), spot(380, 200, 70)]),
  ]);
  expect(burst?.timestamp).toBe(1);
  expect(burst?.spots.map(({ x, strength }) => [x, strength])).toEqual([
    [301, 120],
    [340, 90],
    [380, 70],
  ]);
});

test('no frames show nothing', () => {
  expect(spotsOfBurst([])).toBeNull();
});

test('units that are dark by turns are a bar in bursts and none in single frames', () => {
  const others = Array.from({ length: 12 }, (_, i) =>
    spot(80 + 53 * i, 330 + 7 * ((i * i) % 11), 60 + 3 * i),
  );
  const bursts = Array.from({ length: 20 }, (_, burst) =>
    Array.from({ length: 6 }, (_, k) => {
      const angle = 2 + burst / 10;
      const lit = SETTINGS.flatMap((setting, i) =>
        (5 * burst + 3 * i + k) % 4 === 0 ? [spot(300 + 40 * i + k / 3, 200, 140, angle > setting)] : [],
      );
      return frame(burst + k / 30, [...lit, ...others]);
    }),
  );
  const singles = bursts.flatMap((frames) => frames.slice(0, 1));
  expect(findBar(singles, plainBar(SETTINGS))?.confidence ?? 0).toBeLessThan(0.5);
  const together = bursts.flatMap((frames) => spotsOfBurst(frames) ?? []);
  const found = findBar(together, plainBar(SETTINGS));
  expect(found?.confidence).toBeGreaterThan(0.9);
  for (const [i, { x }] of (found?.sightings[0]?.points ?? []).entries())
    expect(Math.abs(x - 300 - 40 * i)).toBeLessThan(2);
});
