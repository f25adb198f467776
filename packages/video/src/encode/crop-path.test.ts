import { frameRow } from '../testing/flights';
import { CROP_PICTURE, cropPath, cropWindow } from './crop-path';
import { timeline } from './timeline';
import type { DrawnUnit } from './units';

const SOURCE = { width: 1920, height: 1080 };
const unit: DrawnUnit = { name: 'PAPI_A', letter: 'A', result: null, diameter: 20 };
const window = cropWindow(unit, SOURCE);

const pathOf = (places: readonly ([number, number] | null)[]) =>
  cropPath(
    timeline(
      places.map((place, n) =>
        frameRow(n, n / 30, place === null ? {} : { papi_a: { x: place[0], y: place[1] } }),
      ),
      30,
      0,
    ),
    unit,
    window,
    SOURCE,
  );

/** Where the light is in the picture, pixels. */
const seen = ([x, y]: [number, number], at: { x: number; y: number; fineX: number; fineY: number }) => [
  (x + 0.5 - at.x) * window.zoom - at.fineX,
  (y + 0.5 - at.y) * window.zoom - at.fineY,
];

test('the light takes up a third of the width', () => {
  expect(20 * window.zoom).toBeCloseTo(CROP_PICTURE.width / 3, 6);
});

test('the light stays in the middle to a pixel of the blown-up picture', () => {
  for (let i = 0; i < 200; i++) {
    const place: [number, number] = [600 + i * 1.37, 500 - i * 0.71];
    const [x, y] = seen(place, pathOf([place])[0]!);
    expect(Math.abs(x! - 320)).toBeLessThanOrEqual(1);
    expect(Math.abs(y! - 240)).toBeLessThanOrEqual(1);
  }
});

test('between two finds it goes straight, outside it stands still', () => {
  const path = pathOf([null, [100, 100], null, null, [130, 100], null]);
  expect(path).toHaveLength(6);
  expect(path[0]).toMatchObject({ x: path[1]!.x, fineX: path[1]!.fineX });
  expect(path[5]).toMatchObject({ x: path[4]!.x, fineX: path[4]!.fineX });
  const [x] = seen([110, 100], path[2]!);
  expect(Math.abs(x! - 320)).toBeLessThanOrEqual(1);
});

test('the window stays inside of the picture', () => {
  for (const place of [
    [0, 0],
    [1919, 1079],
    [960, 1079],
  ] as [number, number][]) {
    const [at] = pathOf([place]);
    expect(at!.x).toBeGreaterThanOrEqual(0);
    expect(at!.y).toBeGreaterThanOrEqual(0);
    expect(at!.x + window.coarse.width).toBeLessThanOrEqual(SOURCE.width);
    expect(at!.y + window.coarse.height).toBeLessThanOrEqual(SOURCE.height);
    expect(at!.fineX + CROP_PICTURE.width).toBeLessThanOrEqual(window.scaled.width);
    expect(at!.fineY + CROP_PICTURE.height).toBeLessThanOrEqual(window.scaled.height);
  }
});
