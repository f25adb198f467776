import { at } from '@papiscope/shared/linear-algebra';
import { dimFrames } from './colours/dim-frames';
import { withDimColours } from './colours/dim-colours';
import { coarseAt, distanceAtTransition, transitionTimes, type UnitView } from './colours/unit-view';
import { tellCurve, usualCurve } from './curve/curve-told';
import { earlyRings, type CurveWitness } from './curve/early-rings';
import { seenChanges } from './curve/exposure-told';
import { offsetSpread } from './doubt/offset-spread';
import { tellSurplus } from './doubt/surplus';
import type { FittedFlight } from './fitted-flight';
import type { DriveOf } from './gain/waveform';
import { crossedBothWays } from './geometry/directions';
import { heightUncertainty } from './geometry/height';
import { buildProblem, type JointInput } from './joint/build-problem';
import { jointFit, refineFromBest, type JointFit } from './joint/joint';
import { lumaRho } from './joint/luma-rho';
import { TIME_OFFSET } from './joint/problem';
import { joinRows, selectRows } from './joint/select-rows';
import type { KnownCurve } from './light/camera-curve';
import { redLight } from './light/deep-red';
import { lumaSeen } from './luma/luma';
import { plateauPairs } from './plateaus/plateau-pairs';
import { estimateRho, RHO_PRIOR, sharedRho, type RhoEstimate } from './plateaus/rho';
import { median } from '../robust';
import { OFFSET_SEARCH } from './time-offset';
import type { FitInput, Leg, TimeOffsetPrior } from './types';
import { curveWitnesses, plateauUnits } from './units-of-fit';

/** Lamps that are dim in more than this part of all frames are pulsed. */
const PULSED = 0.02;

/** What is fitted. */
export interface ViewedFlight {
  readonly input: FitInput;
  readonly all: readonly UnitView[];
  /** Those of all units that change their colour, in the order of the fit. */
  readonly lit: readonly UnitView[];
  readonly legs: readonly Leg[];
  readonly timeOffset: TimeOffsetPrior;
}

/** A fit by colours and luma with what went into it; `rho`: by unit of the fit. */
interface FitWithLuma {
  readonly fit: JointFit;
  readonly input: JointInput;
  readonly rho: readonly RhoEstimate[];
}

/**
 * First by the colours alone, with an assumed intensity ratio; that tells where the plateaus are, and these the ratio, the scale of the luma and
 * the camera's curve.
 */
export function fitJointly(flight: ViewedFlight): FittedFlight {
  const dim = dimFrames(flight.input.units);
  const colours = colourInput(flight, dim);
  const { fit: byColours, answers } = jointFit(colours);
  // edges that only colours have told are too wide to tell the curve
  const byLuma = withLuma(flight, dim, colours, byColours, { tellsCurve: false });
  // the plateaus are sought again with the edges that the luma gave
  const { fit, input, rho } = withLuma(flight, dim, colours, byLuma.fit, { tellsCurve: true });
  return {
    fit,
    surplus: tellSurplus(fit, input),
    input,
    offsetSpread: input.offsetTold ? offsetSpread(answers, fit) : 0,
    rho,
    luma: input.units.map((u) => u.rings !== null || u.dimRings !== null),
  };
}

/** What the colours alone are fitted with. */
function colourInput({ input, lit, legs, timeOffset }: ViewedFlight, dim: ReadonlySet<number>): JointInput {
  const coloursOf = withDimColours(lit, dim, timeOffset.seconds);
  const crossed = lit.map((v) => ({
    samples: coloursOf(v),
    table: v.geometry.vertical,
    angle: v.coarse.angle,
  }));
  return {
    units: lit.map((v) => ({
      table: v.geometry.vertical,
      coarse: (shift) => coarseAt(v, shift),
      distance: distanceAtTransition(v, timeOffset.seconds),
      rho: RHO_PRIOR,
      rings: null,
      dimRings: null,
    })),
    rows: selectRows(crossed, legs, timeOffset.seconds, OFFSET_SEARCH),
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
}

/** Fits again with the luma, whose plateaus and scale the fit before it tells. */
function withLuma(
  { input, all, lit, legs }: ViewedFlight,
  dim: ReadonlySet<number>,
  colours: JointInput,
  before: JointFit,
  { tellsCurve }: { readonly tellsCurve: boolean },
): FitWithLuma {
  const pulsed = dim.size > PULSED * Math.max(...input.units.map(({ samples }) => samples.length));
  const plateaus = plateauUnits(before, lit, all);
  const offset = at(before.solution.parameters, TIME_OFFSET);
  const places = all.map((v) => lit.indexOf(v));
  const luma = lumaSeen(plateaus, places, legs, offset, pulsed);
  const curve = tellsCurve
    ? curveOf(curveWitnesses(before, plateaus, places, luma, colours), luma.drive, legs, offset, input)
    : colours.curve;
  const byLuma = sharedRho(
    lit.map((_, j) => lumaRho(before, j, luma.scenes[j] ?? null, curve, colours)),
    pulsed,
  );
  const bright = plateaus.map((u) => ({ ...u, samples: u.samples.filter((s) => !dim.has(s.frame)) }));
  const rho = lit.map((v, j) =>
    estimateRho(plateauPairs(bright, all.indexOf(v), legs, offset), byLuma[j] ?? null),
  );
  const joint: JointInput = {
    ...colours,
    units: colours.units.map((u, j) => ({
      ...u,
      rho: rho[j] ?? RHO_PRIOR,
      rings: luma.scenes[j] ?? null,
      dimRings: luma.dimScenes[j] ?? null,
    })),
    rows: joinRows(colours.rows, luma.rows),
    luma: luma.rows.length > 0,
    curve,
  };
  return { fit: refineFromBest(buildProblem(joint), before.solution.parameters, joint), input: joint, rho };
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

/** Green of the surroundings of the lights. */
function groundGreen(units: readonly UnitView[]): number {
  return median(
    units.map((v) => median(v.observations.samples.flatMap((s) => (s.background ? [s.background.g] : [])))),
  );
}
