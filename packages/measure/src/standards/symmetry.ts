import type { FlightResult } from '@papiscope/shared/contracts';
import { symmetricPairs } from './bar-sides';
import { angleDifference, nominalDifference } from './difference';
import type { Evaluation } from './evaluation';
import { judge } from './judge';

/** Second side minus first side of every pair that was measured, against the difference of the settings (0 where not stated). */
export function symmetry(evaluation: Evaluation): FlightResult['symmetry'] {
  const tolerance = evaluation.profile.symmetry.tolerance;
  return symmetricPairs(evaluation.present).flatMap((pair) => {
    const difference = angleDifference(evaluation, ...pair);
    if (!difference) return [];
    const difference_arcmin = difference.angle * 60;
    const { verdict } = judge({
      measured: difference_arcmin,
      nominal: (nominalDifference(evaluation, ...pair) ?? 0) * 60,
      tolerance: tolerance === null ? null : tolerance * 60,
      u: difference.u_arcmin,
      unit: 'arcmin',
      indicative: false,
    });
    return [{ pair, difference_arcmin, u_arcmin: difference.u_arcmin, verdict }];
  });
}
