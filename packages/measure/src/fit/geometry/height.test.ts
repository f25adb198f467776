import { LENS, pathThrough } from '../../testing/fitted-flight';
import { heightUncertainty } from './height';
import { fitWarnings } from '../warnings';

/** The telemetry of these flights states 2 cm. */
const PATH = pathThrough((time) => ({ azimuth: 0, elevation: 2 + time / 10 }), 20);
const TIMES = [1, 5, 9];

const together = ({ flight, leg, pass }: { flight: number; leg: number; pass: number }) =>
  Math.hypot(flight, leg, pass);

test('fixed positions are as good as the telemetry states', () => {
  const stated = heightUncertainty(PATH, TIMES);
  expect(together(stated)).toBeCloseTo(0.02, 12);
  expect(stated.basis).toBe('height 2.0 cm (stated by the telemetry)');
});

test('what heights scatter by from update to update, the smooth path takes the mean of; the rest of what is stated stays', () => {
  const updates = { ...PATH, update_hz: 40, height_scatter_m: 0.012 };
  const { flight, leg, pass, basis } = heightUncertainty(updates, TIMES);
  expect(Math.hypot(flight, leg)).toBeCloseTo(Math.sqrt(0.6) * 0.016, 12);
  expect(pass).toBeCloseTo(Math.hypot(Math.sqrt(0.4) * 0.016, 0.012 / 4), 12);
  expect(basis).toBe('height 2.0 cm (stated by the telemetry, 1.6 cm of it slow)');
  const seldom = heightUncertainty({ ...updates, update_hz: 2 }, TIMES);
  expect(together(seldom)).toBeCloseTo(0.02, 12);
});

test('heights that scatter as stated wander, too', () => {
  const { flight } = heightUncertainty({ ...PATH, height_scatter_m: 0.02 }, TIMES);
  expect(flight).toBeCloseTo(Math.sqrt(0.2) * 0.015, 12);
});

test('heights are not better known than they scatter, and who flies is told', () => {
  const scattered = heightUncertainty({ ...PATH, update_hz: 2.5, height_scatter_m: 0.045 }, TIMES);
  expect(together(scattered)).toBeCloseTo(1.25 * 0.045, 12);
  expect(scattered.basis).toBe('height 4.5 cm (what it scatters by, 3.4 cm of it slow)');
  const warnings = fitWarnings('rtk', scattered, [], null);
  expect(warnings.find(({ code }) => code === 'heights_scatter')?.message).toContain(
    'scatter by 4.5 cm from update to update, 2.0 cm are stated',
  );
});

test('a little more scatter than stated counts, but is not worth a warning', () => {
  const little = heightUncertainty({ ...PATH, height_scatter_m: 0.022 }, TIMES);
  expect(little.flight).toBeCloseTo(Math.sqrt(0.2) * 0.75 * 0.022, 12);
  expect(fitWarnings('rtk', little, [], null).map(({ code }) => code)).not.toContain('heights_scatter');
});

test('where the telemetry states nothing, 2 cm are assumed of fixed positions', () => {
  const silent = {
    ...PATH,
    at: () => ({
      ...LENS,
      ...{ u_horizontal_m: null, u_vertical_m: null },
      ...{ gimbal_pitch: null, gimbal_roll: null, gimbal_yaw: null },
    }),
  };
  expect(heightUncertainty(silent, TIMES).basis).toBe('height 2.0 cm (assumed for fixed RTK)');
});

test('without RTK nothing in the flight shows the bias, however little the heights scatter', () => {
  const uncorrected = heightUncertainty({ ...PATH, grade: 'gnss', height_scatter_m: 0.01 }, TIMES);
  expect(uncorrected.flight).toBeGreaterThanOrEqual(10);
  expect(uncorrected.worseThanStated).toBeUndefined();
});

describe('positions that come too seldom', () => {
  const seldom = { ...PATH, update_hz: 1.1, height_missed_m: 0.05 };

  test('leave the height between them open, by more than the curve misses them by', () => {
    const { between, pass } = heightUncertainty(seldom, TIMES);
    expect(between.u).toBeGreaterThan(0.05);
    expect(pass).toBeGreaterThan(between.u);
    const warning = fitWarnings('rtk', heightUncertainty(seldom, TIMES), [], null).find(
      ({ code }) => code === 'positions_sparse',
    );
    expect(warning?.message).toContain('Positions come 1.1 times a second only');
  });

  test('say nothing where the curve misses them by no more than they scatter', () => {
    const calm = heightUncertainty({ ...seldom, height_missed_m: 0.015 }, TIMES);
    expect(calm.between.u).toBe(0);
    expect(together(calm)).toBeCloseTo(0.02, 12);
    expect(fitWarnings('rtk', calm, [], null).map(({ code }) => code)).not.toContain('positions_sparse');
  });
});
