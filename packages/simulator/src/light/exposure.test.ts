import { clearLight, createLightBuffer } from '../image/light-buffer';
import { parseSimulation } from '../options';
import { exposureAt, setExposure } from './exposure';

const FOCAL = 640 / Math.tan((12 * Math.PI) / 180);
const options = parseSimulation({ haze: 0, exposure: 5 });

function shine(depth: number, x: number) {
  const buffer = createLightBuffer(160, 160);
  setExposure(options).shine(buffer, [{ x, y: 80, depth }], [1, 0.5, 0.25], FOCAL);
  const channel = (i: number) => Array.from(buffer.rgb).filter((_, at) => at % 3 === i);
  return { buffer, red: channel(0), green: channel(1) };
}

it('brings the peak of a centred white unit at the reference distance to the exposure asked for', () => {
  const { red, green } = shine(350, 80);
  expect(Math.max(...red)).toBeCloseTo(5, 1);
  expect(Math.max(...green)).toBeCloseTo(2.5, 1);
});

it('follows the inverse square law', () => {
  const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);
  expect(sum(shine(350, 80).red) / sum(shine(700, 80).red)).toBeCloseTo(4, 1);
});

it('centres the light where it is, between the pixels too', () => {
  const { red } = shine(350, 80.37);
  const total = red.reduce((sum, value) => sum + value, 0);
  expect(red.reduce((sum, value, at) => sum + value * (at % 160), 0) / total).toBeCloseTo(80.37, 2);
});

it('leaves no light behind when cleared, and none outside the touched tiles', () => {
  const { buffer } = shine(350, 80);
  clearLight(buffer);
  expect(buffer.rgb.every((value) => value === 0)).toBe(true);
  expect(buffer.touched.every((value) => value === 0)).toBe(true);
});

it('changes between parts of the flight of equal length, step upon step', () => {
  const stepping = parseSimulation({ exposureSteps: [2, 0.25] });
  expect([0, 9.9, 10, 19.9, 20, 30].map((time) => exposureAt(time, stepping, 30))).toEqual([
    1, 1, 2, 2, 0.5, 0.5,
  ]);
  expect(exposureAt(20, options, 30)).toBe(1);
});

it('changes at rest: at the turning point, or at the end of a single way', () => {
  const resting = { holdSeconds: 4, exposureAtRest: 0.5 };
  const both = parseSimulation(resting);
  expect([13.9, 14.1, 15.9, 16.1].map((time) => exposureAt(time, both, 30))).toEqual([1, 0.5, 0.5, 1]);
  const up = parseSimulation({ ...resting, passes: 'up' });
  expect([15, 26.9, 27.1, 28.9, 29.1].map((time) => exposureAt(time, up, 30))).toEqual([1, 1, 0.5, 0.5, 1]);
});
