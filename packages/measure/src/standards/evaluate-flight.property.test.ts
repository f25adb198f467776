import fc from 'fast-check';
import type { PositioningGrade } from '../types';
import { fittedFlight } from '../testing/fitted-flight';
import { evaluateFlight } from './evaluate-flight';

const SETTINGS = [2.5, 2.83, 3.17, 3.5];

const flights = fc.record({
  deviations: fc.array(fc.double({ min: -20, max: 20, noNaN: true }), { minLength: 4, maxLength: 4 }),
  own: fc.double({ min: 0, max: 5, noNaN: true }),
  common: fc.double({ min: 0, max: 30, noNaN: true }),
  correlation: fc.double({ min: 0, max: 1, noNaN: true }),
  width: fc.double({ min: 0.1, max: 8, noNaN: true }),
  uWidth: fc.double({ min: 0, max: 2, noNaN: true }),
  grade: fc.constantFrom<PositioningGrade>('rtk', 'gnss', 'relative'),
});

test('no verdict says more than the uncertainty allows', () => {
  fc.assert(
    fc.property(flights, ({ deviations, own, common, correlation, ...rest }) => {
      const angles = SETTINGS.map((setting, i) => setting + (deviations[i] ?? 0) / 60);
      const terms = [
        { source: 'own', u_arcmin: own, basis: '', correlation: 0 },
        { source: 'common', u_arcmin: common, basis: '', correlation },
      ];
      const result = evaluateFlight(fittedFlight({ settings: SETTINGS, angles, terms, ...rest }));
      for (const unit of Object.values(result.units)) {
        const size = Math.abs(unit.deviation_arcmin!);
        const u = unit.transition!.u_angle_arcmin;
        if (size + u > unit.tolerance! * 60) expect(unit.verdict).not.toBe('pass');
        if (size <= unit.tolerance! * 60 + u) expect(unit.verdict).not.toBe('fail');
        if (rest.grade !== 'rtk') expect(unit.verdict).toBe('inconclusive');
      }
      for (const row of result.checks) {
        if (row.verdict === 'pass' && row.u !== null && row.tolerance !== null && row.measured !== null) {
          expect(Math.abs(row.measured - (row.nominal ?? 0)) + row.u).toBeLessThanOrEqual(
            row.tolerance + 1e-9,
          );
        }
        if (row.verdict !== 'pass') expect(row.remark).toBeTruthy();
      }
    }),
    { numRuns: 200 },
  );
});
