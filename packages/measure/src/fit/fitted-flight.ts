import type { JointInput } from './joint/build-problem';
import type { JointFit } from './joint/joint';
import type { RhoEstimate } from './plateaus/rho';
import type { Surplus } from './doubt/surplus';

/** The joint fit with the intensity ratios it led to. */
export interface FittedFlight {
  readonly fit: JointFit;
  readonly input: JointInput;
  /** How far time offsets lie apart that explain the passes nearly as well: standard deviation, seconds. */
  readonly offsetSpread: number;
  /** By index of the unit within the fit. */
  readonly rho: readonly RhoEstimate[];
  /** Whether the luma carries the transition of a unit, by its index. */
  readonly luma: readonly boolean[];
  /** Of the light in the middle of the change; null where no luma tells it. */
  readonly surplus: Surplus | null;
}
