import { createRandom } from '../random';
import { createLightBuffer, touch } from './light-buffer';
import { createMosaic } from './mosaic';
import { createSensorNoise } from './noise';
import { createTone } from './tone';
import { createPicture } from './yuv';

const SIZE = 48;
const CENTRE = 24;
const RANDOM = createRandom(1);
const TONE = createTone('srgb');
const QUIET = createSensorNoise(0, 1, TONE, RANDOM);

/** What the sensor makes of a light of this colour on black; `level`: 1 in its middle. */
function seen(colour: readonly number[], level: (x: number, y: number) => number) {
  const picture = createPicture(SIZE, SIZE);
  picture.y.fill(16);
  picture.u.fill(128);
  picture.v.fill(128);
  const lights = createLightBuffer(SIZE, SIZE);
  for (let at = 0; at < SIZE * SIZE; at++) {
    const light = level(at % SIZE, Math.floor(at / SIZE));
    lights.rgb.set(
      colour.map((part) => part * light),
      3 * at,
    );
  }
  touch(lights, 0, 0, SIZE - 1, SIZE - 1);
  const mosaic = createMosaic(SIZE, SIZE);
  mosaic.expose(picture, lights, TONE, QUIET, RANDOM);
  const at = (x: number, y: number) => [...mosaic.rgb.subarray(3 * (y * SIZE + x), 3 * (y * SIZE + x) + 3)];
  return { at };
}

const spot = (x: number, y: number) =>
  0.8 * Math.exp(-((x - CENTRE) ** 2 + (y - CENTRE) ** 2) / (2 * 1.3 ** 2));

test('an even light has its colour in each pixel', () => {
  const { at } = seen([0.6, 0.3, 0.1], () => 0.7);
  for (const [x, y] of [
    [20, 20],
    [21, 20],
    [20, 21],
    [21, 21],
    [0, 0],
    [47, 47],
  ] as const) {
    for (const [i, part] of [0.6, 0.3, 0.1].entries()) expect(at(x, y)[i]).toBeCloseTo(0.7 * part, 5);
  }
});

test('each pixel keeps the colour that it sees itself', () => {
  const { at } = seen([1, 0.5, 0.25], spot);
  expect(at(24, 24)[0]).toBeCloseTo(spot(24, 24), 5);
  expect(at(25, 24)[1]).toBeCloseTo(0.5 * spot(25, 24), 5);
  expect(at(24, 25)[1]).toBeCloseTo(0.5 * spot(24, 25), 5);
  expect(at(25, 25)[2]).toBeCloseTo(0.25 * spot(25, 25), 5);
});

test('a point of red light has too much green in its middle and none in the red pixels of its rim', () => {
  const { at } = seen([1, 0.07, 0.02], spot);
  expect(at(24, 24)[1]).toBeGreaterThan(2 * 0.07 * spot(24, 24));
  expect(0.07 * spot(26, 26)).toBeGreaterThan(0.004);
  expect(at(26, 26)[1]).toBe(0);
});

test('a pixel that is full says no more than that', () => {
  const { at } = seen([5, 5, 5], () => 1);
  expect(at(24, 24)).toEqual([1, 1, 1]);
});
