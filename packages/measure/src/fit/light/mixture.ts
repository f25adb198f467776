import { at } from '@papiscope/shared/linear-algebra';
import {
  cameraCode,
  lightRead,
  LUMA_WEIGHTS,
  readLinear,
  type CameraCurve,
  type LikelyCurve,
  type VideoCoding,
} from './camera-curve';
import { expectation } from './expectation';

const { max, min, sqrt } = Math;

/** Which part of the way from its red to its white level an observable has gone when the part u of the light is white. */
export interface Mixture {
  /** 0 at u = 0, 1 at u = 1. */
  share(u: number): number;
  /** d share / du. */
  slope(u: number): number;
  /** d share / d ln ρ; 0 of luma, whose ρ is held. */
  perLnRho(u: number): number;
  /** What a part h more light in the middle of the change adds to the share, over h, and its d/du. */
  surplus(u: number): number;
  surplusSlope(u: number): number;
}

/**
 * The colour signal q = ΣG/ΣR: q = [(1−u)·q_r + u·ρ·q_w] / [(1−u) + u·ρ]. `cutOff`: part of the way to
 * white by which the red level is above that of a light that is redder than the camera can code.
 */
export function chromaMixture(rho: number, cutOff = 0): Mixture {
  const isShown = (u: number): boolean => u * rho > cutOff * (1 - u);
  return {
    share: (u) => (isShown(u) ? (u * rho - cutOff * (1 - u)) / (1 - u + u * rho) : 0),
    slope: (u) => (isShown(u) ? (rho * (1 + cutOff)) / (1 - u + u * rho) ** 2 : 0),
    perLnRho: (u) =>
      isShown(u) ? ((u * rho) / (1 - u + u * rho)) * (((1 - u) * (1 + cutOff)) / (1 - u + u * rho)) : 0,
    surplus: () => 0,
    surplusSlope: () => 0,
  };
}

/** Where a luma ring lies: linear light of full scale. */
export interface RingLight {
  /** Linearised luma above the background when the light is white. */
  readonly white: number;
  /** Part of the summed flux that the ring carries when the light is white. */
  readonly weight: number;
}

/** The colours of a light and what it stands on; linear. */
export interface LumaScene {
  readonly rho: number;
  /** Green over red of both colours; below 0 in a red light that is redder than the camera can code. */
  readonly red: number;
  readonly whiteGreen: number;
  readonly background: { readonly r: number; readonly g: number; readonly b: number };
  readonly rings: readonly RingLight[];
  readonly curve: CameraCurve;
  readonly coding: VideoCoding;
}

/** Blue over green of both colours; it hardly matters. */
const BLUE_OF_RED = 0.45;
const BLUE_OF_WHITE = 0.9;
const TABLE = 100;
/** What a surplus adds is nearly proportional to it: the slope between this much more and less. */
const SURPLUS_STEP = 0.1;
/** Curves less likely than this count for nothing. */
const LEAST_WEIGHT = 1e-3;

/**
 * Linearised luma. The camera weights coded channels, so that the luma of a mixture of red and white light on its background is not
 * the mixture of both lumas: λ(u) = read(Σ w_c·code(b_c + P·F_c(u))) above the same at P = 0, with P of each ring such that its white
 * level is the measured one. On black the middle of the way comes earlier than on a bright background, where luma adds up linearly.
 */
export function lumaMixture(scene: LumaScene): Mixture {
  return mixtureOf(lumaTables(scene));
}

/**
 * The luma of a camera as far as its curve is known: the mean of what it would be with each likely one, and one that is off it by their standard
 * deviation. The curve in the middle would not do: from sRGB to BT.709 the luma changes faster than beyond sRGB.
 */
export function likelyLumaMixture(
  scene: Omit<LumaScene, 'curve'>,
  likely: readonly LikelyCurve[],
): { readonly mean: Mixture; readonly off: Mixture } {
  const each = likely
    .filter(({ weight }) => weight > LEAST_WEIGHT)
    .map(({ curve, weight }) => ({ weight, tables: lumaTables({ ...scene, curve }) }));
  const along = (of: (i: number) => number) => Float64Array.from({ length: TABLE + 1 }, (_, i) => of(i));
  const share = along((i) => expectation(each, ({ tables }) => at(tables.share, i)));
  const surplus = along((i) => expectation(each, ({ tables }) => at(tables.surplus, i)));
  const spread = (i: number) =>
    sqrt(expectation(each, ({ tables }) => (at(tables.share, i) - at(share, i)) ** 2));
  const off = along((i) => at(share, i) + spread(i));
  return { mean: mixtureOf({ share, surplus }), off: mixtureOf({ share: off, surplus }) };
}

/** Values at {@link TABLE} equal parts of the way. */
interface Tables {
  readonly share: Float64Array;
  readonly surplus: Float64Array;
}

function lumaTables({ rings, ...scene }: LumaScene): Tables {
  const luma = lumaOf(scene);
  const share = new Float64Array(TABLE + 1);
  const surplus = new Float64Array(TABLE + 1);
  for (const ring of rings) {
    const peak = peakFor(ring.white, luma);
    const [dark, bright] = [luma(0, peak), luma(1, peak)];
    for (let i = 0; i <= TABLE; i++) {
      const u = i / TABLE;
      const more = 4 * u * (1 - u) * SURPLUS_STEP;
      const scale = ring.weight / (bright - dark);
      share[i] = at(share, i) + scale * (luma(u, peak) - dark);
      surplus[i] =
        at(surplus, i) +
        (scale * (luma(u, peak * (1 + more)) - luma(u, peak * (1 - more)))) / (2 * SURPLUS_STEP);
    }
  }
  return { share, surplus };
}

/** The mixture on the lines between the values of these tables. */
function mixtureOf({ share, surplus }: Tables): Mixture {
  const cell = (u: number) => min(TABLE - 1, max(0, Math.floor(u * TABLE)));
  const step = (of: Float64Array, i: number) => at(of, i + 1) - at(of, i);
  const value = (of: Float64Array, u: number) => at(of, cell(u)) + step(of, cell(u)) * (u * TABLE - cell(u));
  return {
    share: (u) => value(share, u),
    slope: (u) => step(share, cell(u)) * TABLE,
    perLnRho: () => 0,
    surplus: (u) => value(surplus, u),
    surplusSlope: (u) => step(surplus, cell(u)) * TABLE,
  };
}

/** Linearised luma for a white part and a peak P, background included. */
function lumaOf({
  rho,
  red,
  whiteGreen,
  background,
  curve,
  coding: { matrix, transfer },
}: Omit<LumaScene, 'rings'>): (u: number, peak: number) => number {
  const [ofRed, ofGreen, ofBlue] = LUMA_WEIGHTS[matrix];
  const groundRed = lightRead(background.r, curve, transfer);
  const groundGreen = lightRead(background.g, curve, transfer);
  const groundBlue = lightRead(background.b, curve, transfer);
  const coded = (linear: number) => cameraCode(max(0, linear), curve, transfer);
  return (u, peak) => {
    const fluxRed = 1 - u + u * rho;
    const fluxGreen = (1 - u) * red + u * rho * whiteGreen;
    const fluxBlue = BLUE_OF_RED * (1 - u) * red + BLUE_OF_WHITE * u * rho * whiteGreen;
    return readLinear(
      ofRed * coded(groundRed + peak * fluxRed) +
        ofGreen * coded(groundGreen + peak * fluxGreen) +
        ofBlue * coded(groundBlue + peak * fluxBlue),
      transfer,
    );
  };
}

/**
 * By how much (ln) the linearised luma of a ring grows, above its background, with an exposure that is so many times (ln) as long. `white`: the
 * light is white, else red; `level`: of the ring before, above its background.
 */
export function ringGrowth(
  scene: Omit<LumaScene, 'rings'>,
  white: boolean,
  level: number,
  ln: number,
): number {
  const u = white ? 1 : 0;
  const peak = peakFor(level, lumaOf(scene), u);
  const { background, curve, coding } = scene;
  const exposed = (channel: 'r' | 'g' | 'b') =>
    exposedGround(background[channel], ln, curve, coding.transfer);
  const ground = { r: exposed('r'), g: exposed('g'), b: exposed('b') };
  const after = lumaOf({ ...scene, background: ground });
  return Math.log((after(u, Math.exp(ln) * peak) - after(u, 0)) / level);
}

/** The same of one channel of the ground, `level` before. */
export function groundGrowth(
  level: number,
  ln: number,
  curve: CameraCurve,
  transfer: VideoCoding['transfer'],
): number {
  return Math.log(exposedGround(level, ln, curve, transfer) / level);
}

/** A channel of the ground as the photometry reads it, with an exposure that is so many times (ln) as long. */
function exposedGround(
  level: number,
  ln: number,
  curve: CameraCurve,
  transfer: VideoCoding['transfer'],
): number {
  const light = Math.exp(ln) * lightRead(level, curve, transfer);
  return readLinear(cameraCode(min(1, light), curve, transfer), transfer);
}

/**
 * ln ρ under which the red light has `redOverWhite` of the luma of the white one, with the colours as the plateaus show them.
 * NaN when no ratio between 1/4 and 4 does.
 */
export function rhoOfLuma(scene: Omit<LumaScene, 'rho'>, redOverWhite: number): number {
  const part = (lnRho: number): number => {
    const luma = lumaOf({ ...scene, rho: Math.exp(lnRho) });
    let [sum, weights] = [0, 0];
    for (const ring of scene.rings) {
      const peak = peakFor(ring.white, luma);
      sum += (ring.weight * (luma(0, peak) - luma(0, 0))) / (luma(1, peak) - luma(1, 0));
      weights += ring.weight;
    }
    return sum / weights;
  };
  let [low, high] = [-Math.log(4), Math.log(4)];
  if (!(part(low) > redOverWhite && part(high) < redOverWhite)) return Number.NaN;
  for (let i = 0; i < 25; i++) {
    const middle = (low + high) / 2;
    if (part(middle) > redOverWhite) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** The peak P at which the luma of light with the white part u is `level` above its background. */
function peakFor(level: number, luma: (u: number, peak: number) => number, u = 1): number {
  const background = luma(u, 0);
  let [low, high] = [1e-6, 8];
  for (let i = 0; i < 30; i++) {
    const middle = sqrt(low * high);
    if (luma(u, middle) - background < level) low = middle;
    else high = middle;
  }
  return sqrt(low * high);
}
