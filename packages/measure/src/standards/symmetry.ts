import type { FlightResult, UnitName } from '@papiscope/shared/contracts';
import { angleDifference, nominalDifference } from './difference';
import type { Evaluation } from './evaluation';
import { judge, type Judgement } from './judge';

/** A pair of a two-sided bar: second side minus first side, arc minutes, `u_arcmin` expanded. */
export interface JudgedPair extends Judgement {
  readonly pair: readonly [UnitName, UnitName];
  readonly difference_arcmin: number;
  readonly u_arcmin: number;
}

/** The pairs that were measured, against the difference of their settings (0 where the site does not state them). */
export function judgedPairs(evaluation: Evaluation): JudgedPair[] {
  const { tolerance } = evaluation.profile.symmetry;
  return evaluation.pairs.flatMap((pair) => {
    const difference = angleDifference(evaluation, ...pair);
    if (!difference) return [];
    const { u_arcmin } = difference;
    const difference_arcmin = difference.angle * 60;
    const judgement = judge({
      measured: difference_arcmin,
      nominal: (nominalDifference(evaluation, ...pair) ?? 0) * 60,
      tolerance: tolerance === null ? null : tolerance * 60,
      u: u_arcmin,
      unit: 'arcmin',
      indicative: false,
    });
    return [{ pair, difference_arcmin, u_arcmin, ...judgement }];
  });
}

export function symmetry(evaluation: Evaluation): FlightResult['symmetry'] {
  return judgedPairs(evaluation).map(({ pair, difference_arcmin, u_arcmin, verdict }) => ({
    pair: [...pair],
    difference_arcmin,
    u_arcmin,
    verdict,
  }));
}
