import type { Check, UnitResult, UnitName } from '@papiscope/shared/contracts';
import { letter, type Evaluation } from '../evaluation';
import { measuredRow, notMeasuredRow } from './rows';

/** Transition angle of each unit against its setting angle. */
export function unitAngleChecks(
  { present }: Evaluation,
  results: ReadonlyMap<UnitName, UnitResult>,
): Check[] {
  return present.flatMap((unit) => {
    const result = results.get(unit);
    if (!result) return [];
    const subject = {
      id: `unit_angle_${unit.toLowerCase()}`,
      parameter: `Transition angle of unit ${letter(unit)}`,
      unit: 'deg' as const,
      nominal: result.nominal_angle,
      tolerance: result.tolerance,
    };
    const { transition, verdict, reason } = result;
    if (!transition) return [notMeasuredRow(subject, reason ?? 'No transition was measured.')];
    return [measuredRow(subject, transition.angle, transition.u_angle_arcmin / 60, { verdict, reason })];
  });
}
