import type { Check, FlightResult, UnitName, UnitResult } from '@papiscope/shared/contracts';
import { neighbours } from './bar';
import { angleDifference } from './difference';
import { letter, type Evaluation } from './evaluation';

type Warning = FlightResult['warnings'][number];

/** All units off by more than this in one direction point to the site or the heights, not to the lamps; arc minutes. */
const COMMON_DEVIATION = 18;

/** What the fit warns of, then what the evaluation adds. */
export function resultWarnings(
  evaluation: Evaluation,
  units: ReadonlyMap<UnitName, UnitResult>,
  checks: readonly Check[],
): Warning[] {
  return [
    ...evaluation.fit.warnings,
    ...missingNominals(evaluation, units),
    ...doubtfulNominals(checks),
    ...wrongOrder(evaluation),
    ...commonDeviation(evaluation, units),
  ];
}

function missingNominals({ present }: Evaluation, units: ReadonlyMap<UnitName, UnitResult>): Warning[] {
  const without = present.filter((unit) => (units.get(unit)?.nominal_angle ?? null) === null).map(letter);
  if (without.length === 0) return [];
  return [
    {
      code: 'nominal_missing',
      message: `No setting angle is stated for unit ${without.join(', ')}: measured angles are not judged.`,
    },
  ];
}

function doubtfulNominals(checks: readonly Check[]): Warning[] {
  return checks
    .filter((check) => check.id.startsWith('nominals_') && ['fail', 'inconclusive'].includes(check.verdict))
    .map((check) => ({
      code: check.verdict === 'fail' ? 'nominals_inconsistent' : 'nominals_unusual',
      message: `Check the published values. ${check.remark ?? check.parameter}`,
    }));
}

/** Measured angles that fall from A to D by more than their uncertainty. */
function wrongOrder(evaluation: Evaluation): Warning[] {
  return evaluation.sides.flatMap(neighbours).flatMap(([lower, upper]) => {
    const difference = angleDifference(evaluation, lower, upper);
    if (!difference || difference.angle * 60 >= -difference.u_arcmin) return [];
    return [
      {
        code: 'units_out_of_order',
        message: `Unit ${letter(lower)} was measured above unit ${letter(upper)}: check which light is which.`,
      },
    ];
  });
}

function commonDeviation({ indicative }: Evaluation, units: ReadonlyMap<UnitName, UnitResult>): Warning[] {
  const deviations = [...units.values()].flatMap((unit) => unit.deviation_arcmin ?? []);
  if (indicative || deviations.length < 2) return [];
  if (Math.min(...deviations) < COMMON_DEVIATION && Math.max(...deviations) > -COMMON_DEVIATION) return [];
  return [
    {
      code: 'common_deviation',
      message:
        'All units deviate by more than 0.3° in the same direction: check the height datum, the reference points and the RTK base.',
    },
  ];
}
