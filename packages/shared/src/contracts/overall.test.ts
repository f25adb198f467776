import { overallVerdict, unitVerdicts } from './overall';
import type { Check, FlightResult, UnitResult, Verdict } from './result';

const flight = (units: readonly Verdict[], checks: readonly Verdict[] = []) =>
  overallVerdict({
    units: Object.fromEntries(
      units.map((verdict, index) => [`PAPI_${'ABCD'[index]}`, { verdict } as UnitResult]),
    ) as FlightResult['units'],
    checks: checks.map((verdict) => ({ verdict, nominal: null, tolerance: 1 }) as Check),
  });

test.each<[Verdict, Verdict[], Verdict[]]>([
  ['pass', ['pass', 'pass'], ['pass', 'not_measured']],
  ['fail', ['pass', 'fail'], []],
  ['fail', ['pass', 'pass'], ['inconclusive', 'fail']],
  ['fail', ['not_measured', 'not_measured'], ['fail']],
  ['inconclusive', ['pass', 'inconclusive'], ['pass']],
  ['inconclusive', ['pass', 'pass'], ['inconclusive']],
  ['inconclusive', ['pass', 'not_measured'], ['pass']],
  ['not_measured', ['not_measured', 'not_measured'], []],
  ['not_measured', [], []],
])('%s: units %j, rows %j', (verdict, units, checks) => {
  expect(flight(units, checks)).toBe(verdict);
});

test('a row with nothing to be judged by does not count; a rule without a tolerance does', () => {
  const units = { PAPI_A: { verdict: 'pass' } as UnitResult };
  const row = { unit: 'm', verdict: 'inconclusive', nominal: null, tolerance: null } as Check;
  const overall = (change: Partial<Check>) => overallVerdict({ units, checks: [{ ...row, ...change }] });
  expect(overall({})).toBe('pass');
  expect(overall({ nominal: 15.5 })).toBe('pass');
  expect(overall({ nominal: 15.5, tolerance: 0.5 })).toBe('inconclusive');
  expect(overall({ unit: 'count', nominal: 0 })).toBe('inconclusive');
});

test.each<[Verdict, Verdict, Verdict]>([
  ['pass', 'pass', 'pass'],
  ['pass', 'fail', 'fail'],
  ['pass', 'inconclusive', 'inconclusive'],
  ['fail', 'pass', 'fail'],
  ['not_measured', 'not_measured', 'not_measured'],
  ['pass', 'not_measured', 'pass'],
])('a unit with the angle %s and the width %s: %s', (angle, width, verdict) => {
  const units = { PAPI_A: { verdict: angle } as UnitResult };
  expect(unitVerdicts({ units, checks: [{ id: 'width_papi_a', verdict: width } as Check] })).toEqual({
    PAPI_A: verdict,
  });
});
