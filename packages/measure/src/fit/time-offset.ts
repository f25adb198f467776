import { at } from '@papiscope/shared/linear-algebra';
import { covariance, totalVariance } from './joint/covariance';
import type { JointInput } from './joint/build-problem';
import { arcminPerMetre } from './geometry/height';
import type { JointFit } from './joint/joint';
import { TIME_OFFSET } from './joint/problem';
import { rateAtTransition } from './joint/rate';
import { median } from '../robust';
import type { TimeOffsetPrior } from './types';
import type { FittedFlight } from './fitted-flight';

/** What is known of the time offset before a flight. */
export const TIME_OFFSET_PRIOR: TimeOffsetPrior = { seconds: 0, u_seconds: 0.25 };
/** The time offset is sought within this many seconds around the prior. */
export const OFFSET_SEARCH = 1;
/** What the codec's holding back adds to an offset found from colours alone, seconds. */
const CHROMA_LAG_U = 0.03;

/** The time offset that a flight's passes told, else the one known beforehand; null when the fit cannot say how well it knows it. */
export function timeOffsetOf({ fit, input, offsetSpread }: FittedFlight): TimeOffsetPrior | null {
  if (!input.offsetTold) return input.timeOffset;
  const variance = covariance(fit, offsetSpread)?.of(new Map([[TIME_OFFSET, 1]]));
  if (!variance) return null;
  const codec = input.luma ? 0 : CHROMA_LAG_U;
  const u = Math.hypot(Math.max(Math.sqrt(totalVariance(variance)), offsetFromHeights(fit, input)), codec);
  return { seconds: at(fit.solution.parameters, TIME_OFFSET), u_seconds: u };
}

/** What the noise of the heights makes of an offset found from climbs and descents, seconds: the legs' angle noise over their rate. */
function offsetFromHeights(fit: JointFit, { height, units, legs }: JointInput): number {
  const rate = median(units.map((_, j) => rateAtTransition(fit, j)));
  const noise = arcminPerMetre(median(units.map((u) => u.distance))) * Math.hypot(height.leg, height.pass);
  return noise / Math.max(rate, 0.01) / Math.sqrt(legs);
}
