import type { UnitGeometry } from '../geometry/geometry';
import { fromOneDistance } from '../geometry/one-distance';
import { valueAt } from '../geometry/time-table';
import { median } from '../../robust';
import type { UnitObservations } from '../types';
import { coarseUnit, type CoarseUnit } from './coarse';

/** Within so many arc minutes of the transition frames are near it. */
const NEAR = 10;

/** One unit with all that is known of it before the joint fit, its light as from the distance of its transition. */
export interface UnitView {
  readonly observations: UnitObservations;
  readonly geometry: UnitGeometry;
  readonly coarse: CoarseUnit;
  /** Setting angle, arc minutes; null where the site states none. */
  readonly nominal: number | null;
}

/** The first look at a unit. `nominalAngle`: degrees; `shift`: the time offset as far as it is known, seconds. */
export function viewUnit(
  observations: UnitObservations,
  geometry: UnitGeometry | undefined,
  nominalAngle: number | null,
  shift: number,
): UnitView {
  if (!geometry) throw new RangeError('one geometry for each unit');
  const coarse = coarseUnit(observations.samples, geometry.vertical, observations.totals.total, shift);
  const nominal = nominalAngle === null ? null : nominalAngle * 60;
  const view = { observations, geometry, coarse, nominal };
  const reference = distanceAtTransition(view, shift);
  const samples = fromOneDistance(observations.samples, geometry.distance, shift, reference);
  return { ...view, observations: { ...observations, samples } };
}

/** The first look with another time offset, seconds; where nothing changes colour then, the one there is. */
export function coarseAt({ observations, geometry, coarse }: UnitView, shift: number): CoarseUnit {
  const shifted = coarseUnit(observations.samples, geometry.vertical, observations.totals.total, shift);
  return shifted.colour === 'transition' ? shifted : coarse;
}

/** Distance from the drone (metres) in the frames near the transition; where it was flown through unseen, in all of them. */
export function distanceAtTransition(v: UnitView, shift: number): number {
  const near = nearTransition(v, shift);
  const times = near.length > 0 ? near : v.observations.samples.map((s) => s.time + shift);
  const distances = times.map((t) => valueAt(v.geometry.distance, t));
  return median(distances.filter((distance) => Number.isFinite(distance)));
}

/** Times of the path (seconds) at which the drone was near the transitions of units, one of ten frames. */
export function transitionTimes(units: readonly UnitView[], shift: number): number[] {
  return units.flatMap((v) => nearTransition(v, shift).filter((_, i) => i % 10 === 0));
}

function nearTransition({ observations, geometry, coarse }: UnitView, shift: number): number[] {
  return observations.samples
    .map((s) => s.time + shift)
    .filter((t) => Math.abs(valueAt(geometry.vertical, t) - coarse.angle) < NEAR);
}
