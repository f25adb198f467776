import type { CoarseUnit } from './coarse';
import type { UnitGeometry } from './geometry';
import type { JointInput } from './build-problem';
import type { JointFit } from './joint';
import type { RhoEstimate } from './rho';
import type { Surplus } from './surplus';
import type { UnitObservations } from './types';

/** One unit with all that is known of it before the joint fit. */
export interface UnitView {
  readonly observations: UnitObservations;
  readonly geometry: UnitGeometry;
  readonly coarse: CoarseUnit;
}

/** The joint fit with the intensity ratios it led to. */
export interface FittedFlight {
  readonly fit: JointFit;
  readonly input: JointInput;
  /** By index of the unit within the fit. */
  readonly rho: readonly RhoEstimate[];
  /** Whether the luma carries the transition of a unit, by its index. */
  readonly luma: readonly boolean[];
  /** Of the light in the middle of the change; null where no luma tells it. */
  readonly surplus: Surplus | null;
}
