import type { ColourSample } from '../types';
import { at } from '@papiscope/shared/linear-algebra';
import { coarseUnit } from './colours/coarse';
import type { KnownCurve } from './light/camera-curve';
import { concludeUnit } from './conclude';
import { flightCoverage } from './coverage';
import { tellCurve, usualCurve } from './curve/curve-told';
import { greenOf, redLight } from './light/deep-red';
import { withDimColours } from './colours/dim-colours';
import { dimFrames } from './colours/dim-frames';
import { crossedBothWays } from './geometry/directions';
import { earlyRings, type CurveWitness } from './curve/early-rings';
import { seenChanges } from './curve/exposure-told';
import { flightGeometry, type UnitGeometry } from './geometry/geometry';
import { heightUncertainty } from './geometry/height';
import { buildProblem, type JointInput } from './joint/build-problem';
import { jointFit, refineFromBest, type JointFit } from './joint/joint';
import { lumaSeen, type LumaSeen } from './luma/luma';
import { lumaRho } from './joint/luma-rho';
import { findLegs } from './geometry/legs';
import { edgeExtent } from './light/model';
import { plateauPairs, type PlateauUnit } from './plateaus/plateau-pairs';
import { TIME_OFFSET, UNIT, unitBase } from './joint/problem';
import { estimateRho, RHO_PRIOR, sharedRho, type RhoEstimate } from './plateaus/rho';
import { median } from '../robust';
import { unitPoints } from '../site/units';
import { chromaEdge } from './joint/row';
import { joinRows, selectRows } from './joint/select-rows';
import { withSharedDoubt } from './doubt/shared-doubt';
import { offsetSpread } from './doubt/offset-spread';
import { tellSurplus } from './doubt/surplus';
import { timeOffsetOf } from './time-offset';
import { valueAt } from './geometry/time-table';
import type { FitInput, FlightFit, Leg, TimeOffsetPrior, UnitObservations } from './types';
import type { UnitView } from './colours/unit-view';
import type { FittedFlight } from './fitted-flight';
import type { DriveOf } from './gain/waveform';
import { codingWarnings, fitWarnings, lightWarnings } from './warnings';

/** The time offset is sought within this many seconds around the prior. */
const SEARCH = 1;
/** Plateaus are sought again with the edges that the luma gave. */
const LUMA_ROUNDS = 2;
/** Lamps that are dim in more than this part of all frames are pulsed. */
const PULSED = 0.02;
const TIME_OFFSET_PRIOR: TimeOffsetPrior = { seconds: 0, u_seconds: 0.25 };

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
    at(times, 0) + prior.seconds - 2 * SEARCH,
    at(times, times.length - 1) + prior.seconds + 2 * SEARCH,
  );
  const surveyed = new Map(unitPoints(input.site).map(({ unit, nominalAngle }) => [unit, nominalAngle]));
  const views = input.units.map((observations, i) =>
    view(observations, geometry[i], surveyed.get(observations.unit) ?? null, prior.seconds),
  );
  const legs = findLegs(
    times,
    views.map((v) => v.geometry.vertical),
    prior.seconds,
  );
  const lit = views.filter((v) => v.coarse.colour === 'transition');
  const joint = lit.length > 0 ? fitJointly(lit, views, legs, input, prior) : null;
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

/** First by the colours alone, with an assumed intensity ratio; that tells where the plateaus are, and these the ratio and the scale of the luma. */
function fitJointly(
  lit: readonly UnitView[],
  all: readonly UnitView[],
  legs: readonly Leg[],
  input: FitInput,
  timeOffset: TimeOffsetPrior,
): FittedFlight {
  const dim = dimFrames(input.units);
  const bright = (s: ColourSample) => !dim.has(s.frame);
  const pulsed = dim.size > PULSED * Math.max(...input.units.map(({ samples }) => samples.length));
  const coloursOf = withDimColours(lit, dim, timeOffset.seconds);
  const crossed = lit.map((v) => ({
    samples: coloursOf(v),
    table: v.geometry.vertical,
    angle: v.coarse.angle,
  }));
  const rows = selectRows(crossed, legs, timeOffset.seconds, SEARCH);
  const first: JointInput = {
    units: lit.map((v) => ({
      table: v.geometry.vertical,
      coarse: (shift) => coarseAt(v, shift),
      distance: distanceAtTransition(v, timeOffset.seconds),
      rho: RHO_PRIOR,
      rings: null,
      dimRings: null,
    })),
    rows,
    legs: Math.max(1, legs.length),
    height: heightUncertainty(input.path, transitionTimes(lit, timeOffset.seconds)),
    timeOffset,
    offsetTold: crossedBothWays(crossed, legs, timeOffset.seconds),
    luma: false,
    surplus: 'none',
    curve: usualCurve(input.coding),
    redLight: redLight(
      lit.map((v) => v.coarse.red),
      groundGreen(lit),
    ),
    coding: input.coding,
  };
  const { fit: byColours, answers } = jointFit(first);
  let fit = byColours;
  let final = first;
  let rho = lit.map((): RhoEstimate => ({ ...RHO_PRIOR, basis: '' }));
  for (let round = 0; round < LUMA_ROUNDS; round++) {
    const plateaus = plateauUnits(fit, lit, all);
    const brightPlateaus = plateaus.map((unit) => ({ ...unit, samples: unit.samples.filter(bright) }));
    const offset = at(fit.solution.parameters, TIME_OFFSET);
    const luma = lumaSeen(
      plateaus,
      all.map((v) => lit.indexOf(v)),
      legs,
      offset,
      pulsed,
    );
    // edges that only colours have told are too wide to tell it
    const curve =
      round === 0
        ? first.curve
        : curveOf(witnesses(fit, plateaus, lit, all, luma, first), luma.drive, legs, offset, input);
    const byLuma = sharedRho(
      lit.map((_, j) => lumaRho(fit, j, luma.scenes[j] ?? null, curve, first)),
      pulsed,
    );
    rho = lit.map((v, j) =>
      estimateRho(plateauPairs(brightPlateaus, all.indexOf(v), legs, offset), byLuma[j] ?? null),
    );
    final = {
      ...first,
      units: first.units.map((u, j) => ({
        ...u,
        rho: rho[j] ?? RHO_PRIOR,
        rings: luma.scenes[j] ?? null,
        dimRings: luma.dimScenes[j] ?? null,
      })),
      rows: joinRows(rows, luma.rows),
      luma: luma.rows.length > 0,
      curve,
    };
    fit = refineFromBest(buildProblem(final), fit.solution.parameters, final);
  }
  return {
    fit,
    surplus: tellSurplus(fit, final),
    input: final,
    offsetSpread: final.offsetTold ? offsetSpread(answers, fit) : 0,
    rho,
    luma: final.units.map((u) => u.rings !== null || u.dimRings !== null),
  };
}

/** The curve of the camera, as its video, the rings of the lights and changes of its exposure tell it. */
function curveOf(
  lights: readonly CurveWitness[],
  drive: DriveOf | null,
  legs: readonly Leg[],
  offset: number,
  { coding, exposureChanges }: FitInput,
): KnownCurve {
  const changes = coding.unknownCurve === null ? seenChanges(lights, drive, exposureChanges, offset) : [];
  return tellCurve(earlyRings(lights, legs, offset), changes, coding);
}

/** The units whose rings may tell the camera's curve, with the edges of a fit. */
function witnesses(
  { solution }: JointFit,
  plateaus: readonly PlateauUnit[],
  lit: readonly UnitView[],
  all: readonly UnitView[],
  { gains, scenes, dimScenes }: LumaSeen,
  { redLight: bar, coding }: JointInput,
): CurveWitness[] {
  const p = solution.parameters;
  return plateaus.flatMap((unit, i) => {
    const j = all[i] ? lit.indexOf(all[i]) : -1;
    const gain = gains[i];
    const background = (scenes[j] ?? dimScenes[j])?.background;
    if (j < 0 || !gain || !background) return [];
    const edge = chromaEdge(p, j);
    const rho = Math.exp(at(p, unitBase(j) + UNIT.lnRho));
    const colours = { rho, red: greenOf(bar, edge.low), whiteGreen: edge.high, background, coding };
    return [{ unit, edge, gain, colours }];
  });
}

/** All units with the angles of a first fit, for what is compared beside the transitions. */
function plateauUnits(
  { solution }: JointFit,
  lit: readonly UnitView[],
  all: readonly UnitView[],
): PlateauUnit[] {
  const p = solution.parameters;
  return all.map((v) => {
    const j = lit.indexOf(v);
    const { samples } = v.observations;
    if (j < 0) return { samples, table: v.geometry.vertical, transition: null };
    const extent = edgeExtent(chromaEdge(p, j));
    const angle = at(p, unitBase(j) + UNIT.angle);
    return {
      samples,
      table: v.geometry.vertical,
      transition: { angle, width: extent.below + extent.above },
    };
  });
}

/** Green of the surroundings of the lights. */
function groundGreen(units: readonly UnitView[]): number {
  return median(
    units.map((v) => median(v.observations.samples.flatMap((s) => (s.background ? [s.background.g] : [])))),
  );
}

function view(
  observations: UnitObservations,
  geometry: UnitGeometry | undefined,
  nominalAngle: number | null,
  shift: number,
): UnitView {
  if (!geometry) throw new RangeError('one geometry for each unit');
  const coarse = coarseUnit(observations.samples, geometry.vertical, observations.totals.total, shift);
  const nominal = nominalAngle === null ? null : nominalAngle * 60;
  return { observations, geometry, coarse, nominal };
}

function coarseAt({ observations, geometry, coarse }: UnitView, shift: number) {
  const shifted = coarseUnit(observations.samples, geometry.vertical, observations.totals.total, shift);
  return shifted.colour === 'transition' ? shifted : coarse;
}

function nearTransition({ observations, geometry, coarse }: UnitView, shift: number): number[] {
  return observations.samples
    .map((s) => s.time + shift)
    .filter((t) => Math.abs(valueAt(geometry.vertical, t) - coarse.angle) < 10);
}

/** Of the frames near the transition; where it was flown through unseen, of all of them. */
function distanceAtTransition(v: UnitView, shift: number): number {
  const near = nearTransition(v, shift);
  const times = near.length > 0 ? near : v.observations.samples.map((s) => s.time + shift);
  const distances = times.map((t) => valueAt(v.geometry.distance, t));
  return median(distances.filter((distance) => Number.isFinite(distance)));
}

function transitionTimes(lit: readonly UnitView[], shift: number): number[] {
  return lit.flatMap((v) => nearTransition(v, shift).filter((_, i) => i % 10 === 0));
}

function frameTimes(units: readonly UnitObservations[]): Float64Array {
  return Float64Array.from(new Set(units.flatMap((u) => u.samples.map((s) => s.time)))).sort();
}
