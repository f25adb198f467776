import { fittedFlight } from '../../testing/fitted-flight';
import { evaluateFlight } from '../evaluate-flight';
import { PROTOCOL } from '@papiscope/shared/contracts';

const input = fittedFlight({ settings: [2.5, 2.83, 3.17, 3.5], angles: [2.47, 2.84, 3.15, 3.56] });
const row = (change: Partial<typeof input>) =>
  evaluateFlight({ ...input, ...change }).checks.find((r) => r.id === 'harmonisation')!;

test('against the ILS of the profile: |2.995° − 3.00°| ≤ 0.10°', () => {
  const profile = { ...PROTOCOL, harmonisation: { ils_glide_path: 3, tolerance: 0.1 } };
  expect(row({ profile })).toMatchObject({ nominal: 3, verdict: 'pass' });
  expect(row({ profile }).measured).toBeCloseTo(2.995, 9);
});

test('a published ILS angle goes before the profile', () => {
  expect(row({ nominals: { ilsGlidePath: 3.3 } })).toMatchObject({ nominal: 3.3, verdict: 'fail' });
});

test('the ILS angle that the site states goes before the profile', () => {
  const site = { ...input.site, ils_glide_path: 3.3 };
  const profile = { ...PROTOCOL, harmonisation: { ils_glide_path: 3, tolerance: 0.1 } };
  expect(row({ site, profile })).toMatchObject({ nominal: 3.3, verdict: 'fail' });
});

test('no ILS, no verdict', () => {
  expect(row({})).toMatchObject({ verdict: 'not_measured', measured: null });
});
