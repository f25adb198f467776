import type { Spot } from '../spots/find';
import { renderLights, type TestLight } from '../testing/render';
import { FrameView } from './frame-view';
import { measureRadius, radiusOf } from './observe';

const SPACING = 100;
const RED = [0.9, 0.07, 0.03] as const;
const places = [0, 1, 2, 3].map((i) => ({ x: 60 + SPACING * i, y: 100 }));
const spots: Spot[] = places.map((place) => ({
  ...place,
  ...{ radius: 2.1, strength: 100, peak: 100, greenRed: 0.08 },
}));

/** Four red lights, and what lies beside each of them. */
function seen(beside: readonly TestLight[]): FrameView {
  const lights = places.flatMap(({ x, y }) => [
    { ...{ x, y, sigma: 1.8 }, peak: RED },
    ...beside.map((light) => ({ ...light, x: x + light.x, y: y + light.y })),
  ]);
  return new FrameView(renderLights(lights, { width: 420, height: 200 }));
}

it('takes lights for as large as they are', () => {
  const radius = radiusOf(seen([]), spots, SPACING);
  expect(radius).toBe(
    measureRadius(
      seen([]),
      places.map((point) => ({ point })),
      SPACING,
    ),
  );
  expect(Math.abs(radius - 2.1)).toBeLessThan(0.5);
});

it('takes no marking for a part of a red light near it', () => {
  const marking = { x: 20, y: 5, sigma: 9, peak: [0.25, 0.25, 0.25] as const };
  const view = seen([marking]);
  expect(
    measureRadius(
      view,
      places.map((point) => ({ point })),
      SPACING,
    ),
  ).toBeGreaterThan(6);
  expect(radiusOf(view, spots, SPACING)).toBe(2.1);
});
