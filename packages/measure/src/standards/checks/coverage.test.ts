import { fittedFlight, pathThrough } from '../../testing/fitted-flight';
import { evaluateFlight } from '../evaluate-flight';

const SETTINGS = [2.5, 2.83, 3.17, 3.5];

/** A flight along a line of azimuth and elevation, seen in frames five times a second. */
function fly(
  directions: (time: number) => { azimuth: number; elevation: number },
  seen: (time: number) => boolean = () => true,
) {
  const times = Array.from({ length: 300 }, (_, k) => k / 5).filter(seen);
  const path = pathThrough(directions, 60);
  const result = evaluateFlight(fittedFlight({ settings: SETTINGS, angles: SETTINGS, path, times }));
  return (id: string) => result.checks.find((row) => row.id === `coverage_${id}`)!;
}

test('a sweep from −15° to +10.5°', () => {
  const row = fly((t) => ({ azimuth: -15 + (t / 60) * 25.6, elevation: 3 }));
  expect(row('left').measured).toBeCloseTo(-15, 2);
  expect(row('left')).toMatchObject({ verdict: 'pass', nominal: -10 });
  expect(row('right').measured).toBeCloseTo(10.5, 1);
  expect(row('right').verdict).toBe('pass');
  expect(row('bottom')).toMatchObject({ verdict: 'not_measured', nominal: 1.93 });
  expect(row('top').remark).toContain('Not flown farther');
});

test('a climb from 1.5° to 7°', () => {
  const row = fly((t) => ({ azimuth: 0, elevation: 1.5 + (t / 60) * 5.5 }));
  expect(row('bottom').verdict).toBe('pass');
  expect(row('bottom').measured).toBeCloseTo(1.5, 2);
  expect(row('top').verdict).toBe('pass');
  expect(row('left').verdict).toBe('not_measured');
});

test('at the limit the position decides nothing', () => {
  const row = fly((t) => ({ azimuth: -10 + (t / 60) * 20, elevation: 3 }));
  expect(row('left').verdict).toBe('inconclusive');
});

test('a stretch without the lights is no coverage', () => {
  const row = fly(
    (t) => ({ azimuth: -15 + t / 2, elevation: 3 }),
    (t) => t < 12 || t > 20,
  );
  expect(row('left').verdict).toBe('inconclusive');
  expect(row('left').remark).toContain('throughout');
  expect(row('right').verdict).toBe('pass');
});

test('the unit that was seen least decides, and is named', () => {
  const path = pathThrough((t) => ({ azimuth: -15 + t / 2, elevation: 3 }), 60);
  const input = fittedFlight({ settings: SETTINGS, angles: SETTINGS, path, times: [10, 20, 30, 40, 50] });
  const [first, ...rest] = input.units;
  const units = [{ ...first!, samples: first!.samples.slice(1, 4) }, ...rest];
  const row = evaluateFlight({ ...input, units }).checks.find((r) => r.id === 'coverage_left')!;
  expect(row.measured).toBeCloseTo(-5, 2);
  expect(row.verdict).toBe('not_measured');
  expect(row.remark).toMatch(/ seen to -5\.00° \(A\)\.$/);
});

test('no frames, no coverage', () => {
  expect(
    fly(
      () => ({ azimuth: 0, elevation: 3 }),
      () => false,
    )('left'),
  ).toMatchObject({
    verdict: 'not_measured',
    measured: null,
  });
});

test('without RTK a stated centimetre is not believed', () => {
  const path = pathThrough((t) => ({ azimuth: -10.3 + t / 3, elevation: 3 }), 60);
  const times = Array.from({ length: 300 }, (_, k) => k / 5);
  const left = (grade: 'rtk' | 'gnss') =>
    evaluateFlight(fittedFlight({ settings: SETTINGS, angles: SETTINGS, path, times, grade })).checks.find(
      (row) => row.id === 'coverage_left',
    )!;
  expect(left('rtk').verdict).toBe('pass');
  expect(left('gnss').verdict).toBe('inconclusive');
  // 2 · 3 m at 350 m · cos 3° on the ground
  expect(left('gnss').u).toBeCloseTo((2 * 3 * 57.29578) / (350 * Math.cos(0.0523599)), 3);
});
