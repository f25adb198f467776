import { colourSample } from '../../testing/colour-sample';
import type { ColourSample } from '../../types';
import { viewUnit } from './unit-view';

/** One sample a second; on the way the light turns from red to white at 180′, 300 m away. */
const SECONDS = Array.from({ length: 61 }, (_, i) => i);
const table = (of: (second: number) => number) => ({
  start: 0,
  step: 1,
  values: Float64Array.from(SECONDS, of),
});
const geometry = {
  vertical: table((second) => 150 + second),
  horizontal: table(() => 0),
  distance: table((second) => 450 - 5 * second),
};
const samples = SECONDS.slice(0, 60).map((time): ColourSample => {
  const flux = (300 / (450 - 5 * time)) ** 2;
  return colourSample({
    frame: time,
    time,
    green_red: time < 30 ? 0.07 : 0.8,
    red: flux,
    luma_rings: [flux],
  });
});

test('the light of a unit is viewed as from the distance of its transition, however the drone comes nearer', () => {
  const totals = { total: 60, tracked: 60, visible: 60 };
  const { coarse, observations } = viewUnit({ unit: 'PAPI_A', samples, totals }, geometry, 3, 0);
  expect(coarse).toMatchObject({ colour: 'transition' });
  for (const { red, luma_rings } of observations.samples) {
    expect(red).toBeCloseTo(1, 1);
    expect(luma_rings[0]).toBe(red);
  }
  expect(observations.samples[0]!.red).toBeCloseTo(observations.samples[59]!.red, 12);
});
