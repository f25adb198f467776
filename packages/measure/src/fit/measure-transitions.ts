import { at } from '@papiscope/shared/linear-algebra';
import { viewUnit } from './colours/unit-view';
import { concludeUnit } from './conclude';
import { flightCoverage } from './coverage';
import { withSharedDoubt } from './doubt/shared-doubt';
import { fitJointly } from './fit-jointly';
import { flightGeometry } from './geometry/geometry';
import { findLegs } from './geometry/legs';
import { unitPoints } from '../site/units';
import { OFFSET_SEARCH, TIME_OFFSET_PRIOR, timeOffsetOf } from './time-offset';
import type { FitInput, FlightFit, UnitObservations } from './types';
import { codingWarnings, fitWarnings, lightWarnings } from './warnings';

/**
 * Transition angles of all units of a flight, fitted jointly with the video/telemetry time offset (measurement.md, section 4).
 * Throws `site_no_reference_points` when a unit was not surveyed.
 */
export function measureTransitions(input: FitInput): FlightFit {
  const prior = input.timeOffset ?? TIME_OFFSET_PRIOR;
  const times = frameTimes(input.units);
  const geometry = flightGeometry(
    input.site,
    input.path,
    input.units.map((u) => u.unit),
    at(times, 0) + prior.seconds - 2 * OFFSET_SEARCH,
    at(times, times.length - 1) + prior.seconds + 2 * OFFSET_SEARCH,
  );
  const surveyed = new Map(unitPoints(input.site).map(({ unit, nominalAngle }) => [unit, nominalAngle]));
  const views = input.units.map((observations, i) =>
    viewUnit(observations, geometry[i], surveyed.get(observations.unit) ?? null, prior.seconds),
  );
  const legs = findLegs(
    times,
    views.map((v) => v.geometry.vertical),
    prior.seconds,
  );
  const lit = views.filter((v) => v.coarse.colour === 'transition');
  const joint = lit.length > 0 ? fitJointly({ input, all: views, lit, legs, timeOffset: prior }) : null;
  const alone = views.map((v) => concludeUnit(v, lit.indexOf(v), legs, joint));
  const offset = joint && alone.some((u) => u.transition) ? timeOffsetOf(joint) : null;
  const units = withSharedDoubt(alone, offset, prior);
  const timeOffset = units.some((u) => u.transition) ? offset : null;
  return {
    grade: input.path.grade,
    legs,
    units,
    timeOffset,
    coverage: flightCoverage(views, timeOffset?.seconds ?? prior.seconds),
    warnings: [
      ...fitWarnings(input.path.grade, joint?.input.height ?? null, units, timeOffset),
      ...(timeOffset ? lightWarnings(joint?.surplus ?? null) : []),
      ...codingWarnings(input.coding),
    ],
  };
}

function frameTimes(units: readonly UnitObservations[]): Float64Array {
  return Float64Array.from(new Set(units.flatMap((u) => u.samples.map((s) => s.time)))).sort();
}
