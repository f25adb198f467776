import type { PositioningGrade } from '../types';
import { fliesBothWays, passesApart } from './doubt/budget';
import { centimetres, type HeightUncertainty } from './geometry/height';
import type { VideoCoding } from './light/camera-curve';
import type { Surplus } from './doubt/surplus';
import { surplusText } from './doubt/surplus-doubt';
import type { FlightFit, TimeOffsetPrior, UnitFit } from './types';

const UNKNOWN_OFFSET_S = 0.08;
/** Uncertainty of the height between updates that is worth a word, metres. */
const SPARSE_M = 0.01;
/** Probability of a surplus of light that is worth a word. */
const LIKELY = 0.35;

/** What a reader of the result must know about the flight as a whole. */
export function fitWarnings(
  grade: PositioningGrade,
  height: HeightUncertainty | null,
  units: readonly UnitFit[],
  timeOffset: TimeOffsetPrior | null,
): FlightFit['warnings'] {
  const warnings = [
    {
      code: 'survey_not_included',
      message:
        'The stated uncertainties do not contain the errors of the surveyed points and of the RTK base: the site states none.',
    },
  ];
  if (grade !== 'rtk') {
    warnings.push({
      code: 'no_rtk',
      message: 'Positions without RTK: angles are indicative, only differences and widths count.',
    });
  }
  if (height?.worseThanStated) {
    const { scatter, stated } = height.worseThanStated;
    warnings.push({
      code: 'heights_scatter',
      message:
        `The heights scatter by ${centimetres(scatter)} from update to update, ${centimetres(stated)} are stated: ` +
        'check the reception of satellites and RTK corrections. The uncertainties count what was seen.',
    });
  }
  if (height && height.between.u > SPARSE_M) {
    const { u, updateHz } = height.between;
    warnings.push({
      code: 'positions_sparse',
      message:
        `Positions come ${updateHz.toFixed(1)} times a second only: between them the height is known to ${centimetres(u)}: ` +
        'fly more slowly through the transitions, or record more positions.',
    });
  }
  const passes = units.flatMap((u) => u.transition?.passes ?? []);
  if (units.some((u) => u.transition) && !fliesBothWays(passes)) {
    warnings.push({
      code: 'one_direction',
      message:
        'The transitions were flown in one direction only, so that nothing in the flight tells how the telemetry lags the video: an unknown ' +
        'lag is most of the uncertainty. Fly at least one climb and one descent, or state the lag of this drone where it is known.',
    });
  }
  const apart = units.filter((u) => u.transition && passesApart(u.transition));
  if (apart.length > 0) {
    warnings.push({
      code: 'passes_disagree',
      message: `The passes through the transition disagree by more than their uncertainty: ${apart.map((u) => u.unit).join(', ')}.`,
    });
  }
  if (timeOffset && timeOffset.u_seconds > UNKNOWN_OFFSET_S) {
    warnings.push({
      code: 'time_offset_unknown',
      message: `The offset between video and telemetry is known to ${timeOffset.u_seconds.toFixed(2)} s only.`,
    });
  }
  return warnings;
}

/** What a reader must know about how the camera coded light. */
export function codingWarnings({ unknownCurve }: VideoCoding): FlightFit['warnings'] {
  if (unknownCurve === null) return [];
  return [
    {
      code: 'colour_mode',
      message:
        `The camera recorded in the colour mode ${unknownCurve}, whose curve is not known here: how white a light is cannot be told well. ` +
        'The uncertainties count that. Record in the normal colour mode, or in HLG.',
    },
  ];
}

/** What a reader must know about the light of the units. */
export function lightWarnings(surplus: Surplus | null): FlightFit['warnings'] {
  if (surplus === null || surplus.probability < LIKELY) return [];
  return [
    {
      code: 'light_not_the_sum',
      message:
        `In the middle of their change the units may give ${surplusText(surplus)} of the light of both colours together, as colours and brightness show: ` +
        'the angles do not count that, their uncertainties do. Have the optics of the units looked at.',
    },
  ];
}
