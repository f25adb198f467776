import type { Series, UnitResult } from '../../api/types';
import { curveData } from './curve-data';

const plateaus = { red: 0.1, white: 0.9, intensity_ratio: 1 };
const unit: UnitResult = {
  lit: true,
  nominal_angle: 3,
  tolerance: 0.1,
  transition: {
    angle: 3,
    start: 2.975,
    end: 3.025,
    width_arcmin: 3,
    u_angle_arcmin: 0.6,
    u_width_arcmin: 0.5,
    k: 2,
    definition: '',
    passes: [
      { direction: 'up', angle: 3, from: 0, to: 2 },
      { direction: 'down', angle: 3, from: 2, to: 4 },
    ],
    budget: [],
  },
  deviation_arcmin: 0,
  verdict: 'pass',
  reason: null,
  frames: { total: 4, tracked: 4, visible: 4 },
  plateaus,
};

const blank = [null, null, null, null];
const series: Series = {
  session_id: 'id',
  total_frames: 4,
  time: [0, 1, 2, 3],
  frame: [0, 1, 2, 3],
  height: blank,
  latitude: blank,
  longitude: blank,
  unreadable: 0,
  units: {
    PAPI_A: {
      angle: [2, 2.99, 3.01, null],
      horizontal: blank,
      signal: [0.1, 0.5, 0.9, 0.5],
      intensity: blank,
      red: blank,
      green: blank,
      blue: blank,
      saturated: blank,
      x: blank,
      y: blank,
    },
  },
};

test('frames near the transition, by direction, beside the fit and its band', () => {
  const curve = curveData(series, 'PAPI_A', unit)!;
  expect([...curve.x]).toEqual([...curve.x].sort((a, b) => a - b));
  const at = (time: number) => curve.time.indexOf(time);
  expect(curve.time.filter((time) => time !== null)).toEqual([1, 2]);
  expect([curve.up[at(1)], curve.down[at(1)]]).toEqual([expect.closeTo(50, 6), null]);
  expect([curve.up[at(2)], curve.down[at(2)]]).toEqual([null, expect.closeTo(100, 6)]);
  const middle = curve.x.findIndex((x) => Math.abs(x - 3) < 1e-9);
  expect(curve.fit[middle]).toBeCloseTo(50, 6);
  // 0.6′ lower and higher on the same curve.
  expect(curve.low[middle]).toBeCloseTo(29.33, 1);
  expect(curve.high[middle]).toBeCloseTo(70.67, 1);
});

test('a unit without a transition has no curve', () => {
  expect(curveData(series, 'PAPI_A', { ...unit, transition: null })).toBeNull();
  expect(curveData(series, 'PAPI_B', unit)).toBeNull();
});
