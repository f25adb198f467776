import {
  whitePartOf,
  type FlightResult,
  type Plateaus,
  type Site,
  type Transition,
  type UnitName,
} from '@papiscope/shared/contracts';
import type { FlightTrace, UnitTrace } from './flight-trace';
import { interpolate, rounded, thin } from './interpolate';
import { planView, type PlanView } from './plan-view';

const CURVE_POINTS = 300;
const PROFILE_POINTS = 300;
const COVERAGE_POINTS = 400;
/** What a curve shows to either side of the angle: this many widths, and at least these degrees. */
const WIDTHS = 2.5;
const LEAST_HALF_RANGE = 0.1;

/** Vertical angle in degrees and white part 0–1 of a frame. */
export type CurvePoint = readonly [angle: number, whitePart: number];

export interface CurveData {
  readonly unit: UnitName;
  /** Degrees. */
  readonly from: number;
  readonly to: number;
  readonly up: readonly CurvePoint[];
  readonly down: readonly CurvePoint[];
}

/** What the figures show, thinned; angles in degrees with the time offset applied, times in video seconds, heights in metres. */
export interface PlotData {
  readonly curves: readonly CurveData[];
  /** Time and mean vertical angle of the units. */
  readonly profile: readonly (readonly [time: number, angle: number])[];
  readonly heights: readonly (readonly [time: number, height: number])[];
  /** Where every lit unit was seen, as means of the units. */
  readonly coverage: readonly (readonly [horizontal: number, vertical: number])[];
  readonly plan: PlanView | null;
}

export function plotData(result: FlightResult, trace: FlightTrace, site: Site | null): PlotData {
  const offset = result.time_offset?.seconds ?? 0;
  const lit = [...trace.units].filter(([name]) => result.units[name]?.lit === true);
  return {
    curves: lit.flatMap(([name, unit]) => {
      const { transition, plateaus } = result.units[name] ?? {};
      return transition && plateaus ? [curve(name, unit, transition, plateaus, offset)] : [];
    }),
    ...flown(
      lit.map(([, unit]) => unit),
      offset,
    ),
    heights: thin(
      trace.time.map((time, i) => [rounded(time, 2), rounded(trace.height[i] ?? NaN, 2)] as const),
      PROFILE_POINTS,
    ),
    plan: planView(site, trace),
  };
}

function curve(
  name: UnitName,
  unit: UnitTrace,
  transition: Transition,
  plateaus: Plateaus,
  offset: number,
): CurveData {
  const half = Math.max(LEAST_HALF_RANGE, (WIDTHS * transition.width_arcmin) / 60);
  const [from, to] = [transition.angle - half, transition.angle + half];
  const points: Record<'up' | 'down', CurvePoint[]> = { up: [], down: [] };
  unit.time.forEach((time, i) => {
    const pass = transition.passes.find((candidate) => time >= candidate.from && time < candidate.to);
    const angle = interpolate(unit.time, unit.angle, time + offset);
    const white = whitePartOf(unit.signal[i] ?? NaN, plateaus);
    if (!pass || white === null || !(angle >= from && angle <= to)) return;
    points[pass.direction].push([rounded(angle, 4), rounded(white, 3)]);
  });
  return {
    unit: name,
    from: rounded(from, 4),
    to: rounded(to, 4),
    up: thin(points.up, CURVE_POINTS),
    down: thin(points.down, CURVE_POINTS),
  };
}

function flown(units: readonly UnitTrace[], offset: number): Pick<PlotData, 'profile' | 'coverage'> {
  const [first] = units;
  if (!first) return { profile: [], coverage: [] };
  const mean = (values: readonly number[]): number => values.reduce((sum, v) => sum + v, 0) / values.length;
  const seenBy = units.map((unit) => new Map(unit.time.map((time, i) => [time, unit.signal[i] ?? NaN])));
  const points = thin(
    first.time.map((time) => ({
      time,
      angle: mean(units.map((unit) => interpolate(unit.time, unit.angle, time + offset))),
      horizontal: mean(units.map((unit) => interpolate(unit.time, unit.horizontal, time + offset))),
      seen: seenBy.every((signals) => Number.isFinite(signals.get(time) ?? NaN)),
    })),
    Math.max(PROFILE_POINTS, COVERAGE_POINTS),
  ).filter(({ angle }) => Number.isFinite(angle));
  return {
    profile: thin(points, PROFILE_POINTS).map(({ time, angle }) => [rounded(time, 2), rounded(angle, 4)]),
    coverage: points
      .filter(({ seen }) => seen)
      .map(({ horizontal, angle }) => [rounded(horizontal, 3), rounded(angle, 3)]),
  };
}
