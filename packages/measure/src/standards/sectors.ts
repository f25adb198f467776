import type { Sector } from '@papiscope/shared/contracts';
import { neighbours } from './bar';
import { angleDifference, nominalDifference } from './difference';
import type { Evaluation } from './evaluation';

/** The sectors between neighbours that were both measured. */
export function sectors(evaluation: Evaluation): Sector[] {
  return evaluation.sides.flatMap(neighbours).flatMap(([lower, upper]) => {
    const difference = angleDifference(evaluation, lower, upper);
    if (!difference) return [];
    return [
      {
        between: [lower, upper] as [typeof lower, typeof upper],
        from: difference.from,
        to: difference.to,
        width: difference.angle,
        u_width_arcmin: difference.u_arcmin,
        nominal_width: nominalDifference(evaluation, lower, upper),
      },
    ];
  });
}
