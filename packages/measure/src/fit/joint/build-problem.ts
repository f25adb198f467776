import type { KnownCurve, LikelyCurve, VideoCoding } from '../light/camera-curve';
import { cutOff, type RedLight } from '../light/deep-red';
import { arcminPerMetre, type HeightUncertainty } from '../geometry/height';
import type { LumaRings } from '../luma/luma-rings';
import { likelyLumaMixture } from '../light/mixture';
import {
  COLOUR_LAG,
  layout,
  legBias,
  PASS,
  passBase,
  SURPLUS,
  TIME_OFFSET,
  UNIT,
  unitBase,
  type Layout,
  type Mixtures,
  type Prior,
  type Problem,
} from './problem';
import type { Rows } from '../rows';
import { median } from '../../robust';
import type { TimeTable } from '../geometry/time-table';
import type { TimeOffsetPrior } from '../types';

/** A transition as the first look found it, with what the joint fit needs around it. */
export interface JointUnit {
  readonly table: TimeTable;
  /** Levels of `green_red` and angle in arc minutes for a time offset, from the first look. */
  readonly coarse: (shift: number) => { red: number; white: number; angle: number };
  /** Metres to the drone at the transition. */
  readonly distance: number;
  /** ln of the ratio of intensities as the plateaus tell it, with its standard uncertainty. */
  readonly rho: { readonly lnRho: number; readonly u: number };
  /** How the colours mix in the luma; null without luma. */
  readonly rings: LumaRings | null;
  /** The same in the dark of a beat. */
  readonly dimRings: LumaRings | null;
}

export interface JointInput {
  readonly units: readonly JointUnit[];
  readonly rows: Rows;
  readonly legs: number;
  readonly height: HeightUncertainty;
  readonly timeOffset: TimeOffsetPrior;
  /** Whether the passes tell the time offset; if not it is held at the prior. */
  readonly offsetTold: boolean;
  /** Whether some rows are of luma, which the codec does not hold back. */
  readonly luma: boolean;
  /** Whether lights may be brighter or darker in the middle of their change than both colours together, and whether all alike or each by itself. */
  readonly surplus: 'none' | 'alike' | 'each';
  readonly curve: KnownCurve;
  readonly redLight: RedLight;
  readonly coding: VideoCoding;
}

/** Prior of a time offset that is held, seconds. */
export const HELD_OFFSET = 1e-5;

/** Of the edge's skew: a Gumbel edge has 0.36. */
const SKEW_SIGMA = 0.3;
/** Of how soon the edge's tails end: a logistic has 0, an error function 0.33, two lenses set apart 1.3. */
export const TAILS = { mean: 0.45, sigma: 0.45 };
/** Of the scales over which the skew sets in: none where both sides have scales of their own, some three in a Gumbel edge. */
export const LN_REACH = { mean: Math.log(2.2), sigma: 0.6 };

/**
 * What the codec holds colours back, seconds: in all passes alike, as luma tells, and in each of them; without luma only differences from pass to
 * pass count, what all have in common is in the time offset.
 */
const LAG = {
  luma: { common: { mean: 0.05, sigma: 0.1 }, pass: { mean: 0, sigma: 0.05 } },
  colours: { common: { mean: 0, sigma: 1e-4 }, pass: { mean: 0, sigma: 0.03 } },
} as const;

/** Where all units are taken to have a surplus of light in the middle of their change: parts of the light of both colours. */
export const SURPLUS_SIGMA = 0.15;
const NO_SURPLUS = 1e-4;
/** Of what all units have in common, and of what each has beyond. */
const SURPLUS_PRIOR = {
  none: { common: NO_SURPLUS, unit: NO_SURPLUS },
  alike: { common: SURPLUS_SIGMA, unit: 0.03 },
  each: { common: NO_SURPLUS, unit: SURPLUS_SIGMA },
} as const;

/** How beams and exposure change over 20′, in parts of the difference of both colours. */
const LUMA_DRIFT = { red: 0.02, white: 0.05 };

/** The joint problem with its priors; levels are priors at the units' medians, wide enough that any seen plateau overrules them. */
export function buildProblem(input: JointInput): Problem {
  const l = layout(input.units.length, input.legs);
  const levels = input.units.map((u) => u.coarse(input.timeOffset.seconds));
  const red = median(levels.map((c) => c.red));
  const white = median(levels.map((c) => c.white));
  const colours = { red, white, redLight: input.redLight, likely: input.curve.likely, coding: input.coding };
  const { mean, off } = mixturesOf(input.units, colours);
  const { seconds, u_seconds } = input.timeOffset;
  const sigma = input.offsetTold ? u_seconds : HELD_OFFSET;
  return {
    layout: l,
    rows: input.rows,
    tables: input.units.map((u) => u.table),
    priors: [
      { index: TIME_OFFSET, mean: seconds, sigma, kind: 'time' },
      { index: SURPLUS, mean: 0, sigma: SURPLUS_PRIOR[input.surplus].common, kind: 'edge' },
      { index: COLOUR_LAG, ...lagOf(input.luma).common, kind: 'lag' },
      ...input.units.flatMap((u, j) =>
        unitPriors(unitBase(j), red, white, u.rho, SURPLUS_PRIOR[input.surplus].unit),
      ),
      ...legPriors(l, input),
      ...input.units.flatMap((_, j) => passPriors(l, j, input)),
    ],
    mixtures: mean,
    mixturesOfOtherCurve: off,
    mixturesOfOtherRed: mixturesOf(input.units, { ...colours, redLight: deeper(input.redLight) }).mean,
  };
}

/** The same light with as much less green as its standard uncertainty. */
function deeper(red: RedLight): RedLight {
  return { ...red, green: red.green - red.u };
}

/** `red`, `white`: levels of the colour signal. `off`: with a camera's curve that is off by its standard uncertainty. */
function mixturesOf(
  units: readonly JointUnit[],
  {
    red,
    white,
    redLight,
    likely,
    coding,
  }: {
    readonly red: number;
    readonly white: number;
    readonly redLight: RedLight;
    readonly likely: readonly LikelyCurve[];
    readonly coding: VideoCoding;
  },
): { readonly mean: Mixtures; readonly off: Mixtures } {
  const mixtureIn = (rings: LumaRings | null, { lnRho }: JointUnit['rho']) =>
    likelyLumaMixture(
      {
        coding,
        red: redLight.green,
        whiteGreen: white,
        rho: Math.exp(lnRho),
        background: rings?.background ?? { r: 0, g: 0, b: 0 },
        rings: rings?.rings ?? [{ white: 0.5, weight: 1 }],
      },
      likely,
    );
  const bright = units.map(({ rho, rings }) => mixtureIn(rings, rho));
  const dim = units.map(({ rho, dimRings }) => mixtureIn(dimRings, rho));
  const of = (which: 'mean' | 'off'): Mixtures => ({
    bright: bright.map((mixture) => mixture[which]),
    dim: dim.map((mixture) => mixture[which]),
    cutOff: cutOff(redLight, red, white),
  });
  return { mean: of('mean'), off: of('off') };
}

function unitPriors(
  base: number,
  red: number,
  white: number,
  rho: JointUnit['rho'],
  surplus: number,
): Prior[] {
  const contrast = white - red;
  return [
    { index: base + UNIT.lnScale, mean: Math.log(0.7), sigma: 1.5, kind: 'edge' },
    { index: base + UNIT.skew, mean: 0, sigma: SKEW_SIGMA, kind: 'edge' },
    { index: base + UNIT.tails, ...TAILS, kind: 'edge' },
    { index: base + UNIT.lnReach, ...LN_REACH, kind: 'edge' },
    { index: base + UNIT.red, mean: red, sigma: 0.2 * contrast, kind: 'plateau' },
    { index: base + UNIT.white, mean: white, sigma: 0.2 * contrast, kind: 'plateau' },
    { index: base + UNIT.redDrift, mean: 0, sigma: 0.05 * contrast, kind: 'drift' },
    { index: base + UNIT.whiteDrift, mean: 0, sigma: 0.05 * contrast, kind: 'drift' },
    { index: base + UNIT.lumaRedDrift, mean: 0, sigma: LUMA_DRIFT.red, kind: 'drift' },
    { index: base + UNIT.lumaWhiteDrift, mean: 0, sigma: LUMA_DRIFT.white, kind: 'drift' },
    { index: base + UNIT.surplus, mean: 0, sigma: surplus, kind: 'edge' },
    { index: base + UNIT.lnRho, mean: rho.lnRho, sigma: rho.u, kind: 'ratio' },
  ];
}

function legPriors(l: Layout, { units, legs, height }: JointInput): Prior[] {
  const metre = arcminPerMetre(median(units.map((u) => u.distance)));
  return range(legs).map((leg) => ({
    index: legBias(l, leg),
    mean: 0,
    sigma: height.leg * metre,
    kind: 'height',
  }));
}

function passPriors(l: Layout, unit: number, { units, legs, height, luma }: JointInput): Prior[] {
  const metre = arcminPerMetre(units[unit]?.distance ?? Number.NaN);
  return range(legs).flatMap((leg): Prior[] => {
    const base = passBase(l, leg, unit);
    return [
      { index: base + PASS.bias, mean: 0, sigma: height.pass * metre, kind: 'height' },
      { index: base + PASS.lag, ...lagOf(luma).pass, kind: 'lag' },
      { index: base + PASS.lumaRed, mean: 0, sigma: 0.1, kind: 'plateau' },
      { index: base + PASS.lumaWhite, mean: 1, sigma: 0.1, kind: 'plateau' },
      { index: base + PASS.dimRed, mean: 0, sigma: 0.1, kind: 'plateau' },
      { index: base + PASS.dimWhite, mean: 1, sigma: 0.1, kind: 'plateau' },
    ];
  });
}

function lagOf(luma: boolean) {
  return luma ? LAG.luma : LAG.colours;
}

function range(length: number): number[] {
  return Array.from({ length }, (_, i) => i);
}
