import type { UnitGeometry } from '../geometry/geometry';
import type { UnitObservations } from '../types';
import type { CoarseUnit } from './coarse';

/** One unit with all that is known of it before the joint fit. */
export interface UnitView {
  readonly observations: UnitObservations;
  readonly geometry: UnitGeometry;
  readonly coarse: CoarseUnit;
  /** Setting angle, arc minutes; null where the site states none. */
  readonly nominal: number | null;
}
