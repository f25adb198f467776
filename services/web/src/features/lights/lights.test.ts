import { outOfOrder, toBoxes, toLights, within } from './boxes';
import { snapToBrightest, type Pixels } from './snap';

const frame = { width: 200, height: 100 };

/** A grey picture with one round light. */
function picture(cx: number, cy: number, colour: readonly [number, number, number]): Pixels {
  const data = new Uint8ClampedArray(frame.width * frame.height * 4).fill(60);
  for (let y = 0; y < frame.height; y += 1) {
    for (let x = 0; x < frame.width; x += 1) {
      if (Math.hypot(x + 0.5 - cx, y + 0.5 - cy) > 4) continue;
      colour.forEach((value, i) => (data[4 * (y * frame.width + x) + i] = value));
    }
  }
  return { ...frame, data };
}

test.each([
  ['white', [250, 250, 250]],
  ['red', [250, 50, 40]],
] as const)('a box jumps onto the middle of a %s light', (_, colour) => {
  const box = snapToBrightest(picture(87, 41, colour), { x: 80, y: 45, width: 12, height: 12 });
  expect(box?.x).toBeCloseTo(87, 0);
  expect(box?.y).toBeCloseTo(41, 0);
  expect(box?.width).toBe(12);
});

test('without a light nearby a box stays where it is', () => {
  expect(
    snapToBrightest(picture(20, 20, [250, 250, 250]), { x: 150, y: 60, width: 12, height: 12 }),
  ).toBeNull();
});

test('boxes go to the API in percent of the frame and come back', () => {
  const boxes = {
    PAPI_A: { x: 50, y: 25, width: 10, height: 8 },
    PAPI_C: { x: 90, y: 25, width: 10, height: 8 },
  };
  const lights = toLights(boxes, frame);
  expect(lights['PAPI_A']).toEqual({ x: 25, y: 25, size: 5, width: 5, height: 8 });
  expect(toBoxes(lights, frame)).toEqual(boxes);
});

test('a size alone is a square on the picture', () => {
  expect(toBoxes({ PAPI_A: { x: 50, y: 50, size: 5 } }, frame).PAPI_A).toMatchObject({
    width: 10,
    height: 10,
  });
});

test('a box stays in the frame and can be grasped', () => {
  expect(within({ x: -5, y: 99, width: 1, height: 500 }, frame)).toEqual({
    x: 2,
    y: 75,
    width: 4,
    height: 50,
  });
});

test('units in the order of the bar, from either side', () => {
  const at = (...xs: number[]) =>
    Object.fromEntries(xs.map((x, i) => [`PAPI_${'ABCD'[i]}`, { x, y: 0, width: 5, height: 5 }]));
  expect([outOfOrder(at(1, 2, 3, 4)), outOfOrder(at(4, 3, 2, 1)), outOfOrder(at(1, 3, 2, 4))]).toEqual([
    false,
    false,
    true,
  ]);
});
