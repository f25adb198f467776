import { fromEnu } from '../../geodesy';
import { fittedFlight, LENS } from '../../testing/fitted-flight';
import { evaluateFlight } from '../evaluate-flight';
import { PROTOCOL } from '@papiscope/shared/contracts';
import { mehtHeight } from './meht';

const meht = (input: ReturnType<typeof fittedFlight>) =>
  evaluateFlight(input).checks.find((row) => row.id === 'meht')!;
const SETTINGS = [2.5, 2.83, 3.17, 3.5];
/** 300 m before the bar along the landing direction (north), 20 m to its side. */
const threshold = { ...fromEnu(LENS, { east: 20, north: -300, up: 0 }), height: 149 };

test('300 m · tan(2°50′ − 2′) + 1 m', () => {
  // tan 2.8° = 0.0489082
  expect(mehtHeight(300, 2 + 50 / 60, 1)).toBeCloseTo(300 * 0.0489082 + 1, 4);
});

test('distance along the runway, angle of unit B, heights of lens and threshold', () => {
  const row = meht(fittedFlight({ settings: SETTINGS, angles: [2.5, 2.83, 3.17, 3.5], threshold }));
  // tan(2.83° − 2′) = tan 2.796667° = 0.0488498
  expect(row.measured).toBeCloseTo(300 * 0.0488498 + 1, 2);
  // 300 m · 1′ in radians · (1 + tan²)
  expect(row.u).toBeCloseTo(300 * 0.000290888 * 1.0024, 3);
  expect(row).toMatchObject({ unit: 'm', verdict: 'inconclusive', nominal: null });
  expect(row.remark).toContain('not judged');
});

test('judged where a height and a tolerance are stated', () => {
  const input = fittedFlight({ settings: SETTINGS, angles: SETTINGS, threshold });
  const profile = { ...PROTOCOL, meht: { nominal: 15.5, tolerance: 0.5 } };
  expect(meht({ ...input, profile }).verdict).toBe('pass');
  expect(meht({ ...input, profile, nominals: { meht_m: 17 } }).verdict).toBe('fail');
});

test('the height and the tolerance that the site states go before the profile', () => {
  const input = fittedFlight({ settings: SETTINGS, angles: SETTINGS, threshold });
  const profile = { ...PROTOCOL, meht: { nominal: 17, tolerance: 0.1 } };
  const at = (published: Partial<typeof input.site>) =>
    meht({ ...input, profile, site: { ...input.site, ...published } });
  expect(at({ meht_m: 15.5, meht_tolerance_m: 0.5 })).toMatchObject({
    ...{ nominal: 15.5, tolerance: 0.5 },
    verdict: 'pass',
  });
  expect(at({ meht_m: null, meht_tolerance_m: null })).toMatchObject({ nominal: 17, verdict: 'fail' });
});

test('APAPI: unit A is the lower one', () => {
  const row = meht(fittedFlight({ settings: [2.75, 3.25], angles: [2.75, 3.25], threshold }));
  expect(row.measured).toBeCloseTo(mehtHeight(300, 2.75, 1), 2);
});

test.each([
  ['no threshold', fittedFlight({ settings: SETTINGS, angles: SETTINGS }), 'THRESHOLD'],
  [
    'a threshold behind the bar',
    fittedFlight({
      settings: SETTINGS,
      angles: SETTINGS,
      threshold: fromEnu(LENS, { east: 0, north: 300, up: 0 }),
    }),
    'beyond the bar',
  ],
  ['unit B dark', fittedFlight({ settings: SETTINGS, angles: [2.5, null, 3.17, 3.5], threshold }), 'unit B'],
])('not measured with %s', (_, input, remark) => {
  expect(meht(input)).toMatchObject({ verdict: 'not_measured', measured: null });
  expect(meht(input).remark).toContain(remark);
});
