import type { CurveTold, KnownCurve, VideoCoding } from '../light/camera-curve';
import { totalVariance, type ParameterVariance } from '../joint/covariance';
import type { RedLight } from '../light/deep-red';
import type { HeightUncertainty } from '../geometry/height';
import { arcminPerMetre, centimetres } from '../geometry/height';
import type { RhoEstimate } from '../plateaus/rho';
import type { SurplusDoubt } from './surplus-doubt';
import type { UncertaintyTerm, UnitPass } from '../types';
import type { UnseenGap } from './unseen';

/** What the codec does to the angle, by what carries it and whether both directions were flown: standard uncertainty, arc minutes. */
const CODEC = { luma: { both: 0.04, one: 0.06 }, chroma: { both: 0.1, one: 0.2 } } as const;
const CODEC_BASIS = {
  luma: {
    both: 'luma carries the angle, climb and descent',
    one: 'luma carries the angle, one direction only',
  },
  chroma: { both: 'chroma lag, climb and descent', one: 'chroma lag, one direction only' },
} as const;
/** The same on the width. */
const CODEC_WIDTH = { luma: { both: 0.08, one: 0.12 }, chroma: { both: 0.15, one: 0.3 } } as const;
/** The edge may be other than a logistic (error function, steps): parts of the width. */
const EDGE_ANGLE = 0.01;
const EDGE_WIDTH = 0.04;
/** Passes whose mean scatters by more than so many times all other terms together disagree. */
const APART = 2;
const PASSES_BASIS = 'scatter of the passes beyond all of this';
/** Time offsets that lie less far apart are one, seconds. */
const LEAST_SPREAD = 0.005;
/** Where no frame shows the colour change, its form is assumed: parts of the width for a change that was not seen at all. */
const UNSEEN_ANGLE = 0.1;
const UNSEEN_WIDTH = 0.4;

/**
 * Parts of the width by which an angle and a width may be wrong (standard uncertainty) that were read with another curve than the camera's: a
 * logarithmic one (DJI D-Log) read as sRGB moved eight angles by 0.16 to 0.29 of their width, and widths by up to 14 %.
 */
const UNKNOWN_CURVE = { angle: 0.15, width: 0.08 };
const KNOWN_CURVE = { angle: 0, width: 0 };

/** Less likely than this, a camera that is like film is not spoken of. */
const LEAST_FILM = 0.005;
const CURVE_TOLD: Record<CurveTold, string> = {
  usual: 'as cameras have',
  declared: 'as the video declares',
  rings: 'as the rings of the lights show',
  exposure: 'as changes of the exposure show',
};

export interface BudgetInput {
  /** The angle, arc minutes, and how well the fit knows it. */
  readonly theta0: number;
  readonly angle: ParameterVariance;
  /** Of ln s. */
  readonly lnScale: ParameterVariance;
  readonly width: number;
  /** Part of the colour change that no frame shows. */
  readonly unseen: number;
  /** Where the colour change lies when no frame shows any of it. */
  readonly gap: UnseenGap | null;
  readonly passes: readonly UnitPass[];
  readonly height: HeightUncertainty;
  readonly distance: number;
  readonly rho: RhoEstimate;
  readonly curve: KnownCurve;
  readonly redLight: RedLight;
  readonly coding: VideoCoding;
  /** Null where no luma tells how much light there is in the middle of the change. */
  readonly surplus: SurplusDoubt | null;
  /** The luma carries the transition, not the colours alone. */
  readonly luma: boolean;
  /** Standard uncertainty of a time offset that the fit held fixed, seconds; 0 when the passes told it. */
  readonly heldOffset: number;
  /** How far time offsets lie apart that explain the passes nearly as well, seconds. */
  readonly offsetSpread: number;
  /** Of the vertical angle at the transition, arc minutes per second. */
  readonly rate: number;
}

export function fliesBothWays(passes: readonly UnitPass[]): boolean {
  return passes.some((p) => p.direction === 'up') && passes.some((p) => p.direction === 'down');
}

/** The budget of a transition angle after the GUM: standard uncertainties in arc minutes, with their sources. */
export function angleTerms(input: BudgetInput): UncertaintyTerm[] {
  const { theta0, angle, width, unseen, gap, passes, height, distance, rho, curve, coding, surplus } = input;
  const metre = arcminPerMetre(distance);
  const { prior } = angle;
  const offset = Math.hypot(Math.sqrt(prior.time + angle.offset), input.rate * input.heldOffset);
  const carrier = input.luma ? 'luma' : 'chroma';
  const ways = fliesBothWays(passes) ? 'both' : 'one';
  const codec = Math.max(Math.sqrt(prior.lag), CODEC[carrier][ways]);
  const shape = Math.sqrt(prior.edge + prior.plateau + prior.drift);
  const terms = [
    term('colour', Math.sqrt(angle.colour), 'scatter of the colour signal, 0.5 s block sandwich', 0),
    term('height', Math.sqrt(prior.height), `${height.basis}, ${passes.length} pass(es)`, 0.5),
    term('height_common', height.flight * metre, `${height.basis}, part common to the flight`, 1),
    term('time_offset', offset, offsetBasis(input), 1),
    term('codec', codec, CODEC_BASIS[carrier][ways], 0.5),
    term('intensity_ratio', Math.sqrt(prior.ratio), rho.basis, 0.5),
    term(
      'camera_curve',
      Math.hypot(Math.sqrt(angle.curve), unknownCurve(coding).angle * width),
      curveBasis(curve, coding),
      1,
    ),
    term(
      'edge',
      Math.hypot(shape, EDGE_ANGLE * width, UNSEEN_ANGLE * unseen * width, gap?.u_arcmin ?? 0),
      gap === null
        ? 'form of the edge and levels of both colours'
        : `no frame shows the colour change: anywhere within ${gap.arcmin.toFixed(1)}′`,
      0,
    ),
    ...(surplus === null ? [] : [term('surplus', surplus.u_angle, surplus.basis, 1)]),
    ...(input.redLight.u > 0 ? [term('deep_red', Math.sqrt(angle.red), redBasis(input.redLight), 1)] : []),
    ...(height.between.u > 0
      ? [term('interpolation', height.between.u * metre, betweenBasis(height), 0)]
      : []),
  ];
  return [...terms, term('passes', excessOfPasses(passes, theta0, terms), PASSES_BASIS, 0)];
}

function offsetBasis({ heldOffset, rate, offsetSpread }: BudgetInput): string {
  if (heldOffset > 0) return `one direction only: ${rate.toFixed(1)}′/s × ${heldOffset} s of unknown offset`;
  if (offsetSpread < LEAST_SPREAD) return 'video/telemetry offset as far as the passes leave it open';
  return `several video/telemetry offsets explain the passes: ± ${offsetSpread.toFixed(2)} s`;
}

function betweenBasis({ between: { u, updateHz } }: HeightUncertainty): string {
  return `${updateHz.toFixed(1)} positions a second, ${centimetres(u)} between them`;
}

function redBasis({ green, u }: RedLight): string {
  return `red light shows no green: deeper than the camera can code, ${green.toFixed(2)} ± ${u.toFixed(2)} of its red`;
}

function unknownCurve(coding: VideoCoding): typeof UNKNOWN_CURVE {
  return coding.unknownCurve === null ? KNOWN_CURVE : UNKNOWN_CURVE;
}

function curveBasis({ told, curve, u, film }: KnownCurve, coding: VideoCoding): string {
  if (coding.unknownCurve !== null) return `colour mode ${coding.unknownCurve}, whose curve is not known`;
  if (coding.transfer === 'hlg') return 'luma under hybrid log-gamma, as the video declares';
  const near = `luma under a curve ${curve.toFixed(2).replace('-', '−')} ± ${u.toFixed(2)}, ${CURVE_TOLD[told]}: −1 is a power of 1/2.2, 0 sRGB, 1 BT.709`;
  return film < LEAST_FILM ? near : `${near}; like film by ${Math.round(100 * film)} %`;
}

/** Standard uncertainty of the width, arc minutes. */
export function widthUncertainty({
  lnScale,
  width,
  unseen,
  gap,
  passes,
  height,
  distance,
  luma,
  coding,
  surplus,
}: BudgetInput): number {
  const codec = CODEC_WIDTH[luma ? 'luma' : 'chroma'][fliesBothWays(passes) ? 'both' : 'one'];
  const noise = (height.pass * arcminPerMetre(distance)) / Math.sqrt(Math.max(1, passes.length));
  const edge = Math.hypot(EDGE_WIDTH, UNSEEN_WIDTH * unseen, unknownCurve(coding).width) * width;
  const fit = width * Math.sqrt(totalVariance(lnScale));
  return Math.hypot(fit, codec, noise, edge, surplus?.u_width ?? 0, (gap?.arcmin ?? 0) / Math.sqrt(12));
}

/**
 * Standard uncertainty of the angle from the scatter of the passes about it, arc minutes; 0 of fewer than two. Climb and descent carry the same
 * fault with opposite signs where the colours are held back or the levels wrong, which no other term of the budget sees.
 */
function passScatter(passes: readonly UnitPass[], theta0: number): number {
  const n = passes.length;
  if (n < 2) return 0;
  const squares = passes.reduce((sum, p) => sum + (60 * p.angle - theta0) ** 2, 0);
  return Math.sqrt(squares / (n - 1) / n);
}

/** What the scatter of the passes has beyond what chance makes of the other terms, arc minutes: the cause is unknown, but it is seen. */
function excessOfPasses(
  passes: readonly UnitPass[],
  theta0: number,
  terms: readonly UncertaintyTerm[],
): number {
  return Math.sqrt(Math.max(0, passScatter(passes, theta0) ** 2 - (APART * combined(terms)) ** 2));
}

/** True when the budget holds a disagreement of the passes. */
export function passesApart({ terms }: { readonly terms: readonly UncertaintyTerm[] }): boolean {
  return terms.some(({ source, u_arcmin }) => source === 'passes' && u_arcmin > 0);
}

/** Root of the sum of squares. */
export function combined(terms: readonly { readonly u_arcmin: number }[]): number {
  return Math.hypot(...terms.map((t) => t.u_arcmin));
}

function term(source: string, u_arcmin: number, basis: string, correlation: number): UncertaintyTerm {
  return { source, u_arcmin, basis, correlation };
}
