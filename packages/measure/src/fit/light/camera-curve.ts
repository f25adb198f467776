const { exp, log, max, min, sqrt } = Math;

/**
 * How a video declares that it codes light. `matrix`: which luma it makes of three channels. `transfer`: `gamma` stands for sRGB,
 * BT.709 and the like. `unknownCurve`: name of a colour mode whose curve is not known (logarithmic ones that their makers
 * have not published); null for others. `declaredCurve`: a curve that is not declared out of habit, as BT.709 is; null for others.
 */
export interface VideoCoding {
  readonly matrix: 'bt601' | 'bt709' | 'bt2020';
  readonly transfer: 'gamma' | 'hlg';
  readonly unknownCurve: string | null;
  readonly declaredCurve: GammaCurve | null;
}

/** Weights of luma, applied to coded channels R, G, B: ITU-R BT.601-7, BT.709-6, BT.2020-2. */
export const LUMA_WEIGHTS = {
  bt601: [0.299, 0.587, 0.114],
  bt709: [0.2126, 0.7152, 0.0722],
  bt2020: [0.2627, 0.678, 0.0593],
} as const;

/**
 * A curve near those that videos declare: −1 is a power of 1/2.2, 0 sRGB, 1 BT.709, with the mixtures between them and somewhat more contrast
 * above 1. Cameras follow none of them exactly. The higher, the longer its foot is linear, and the later faint light in red and white turns
 * white. With hybrid log-gamma it says by how much a camera bends that.
 */
export type GammaCurve = number;

/** What cameras that are to please lay over it, as film does: what is bright comes near to full scale slowly, and with `contrast` darks are darker, too. */
export type FilmTone = 'contrast' | 'soft';

/** sRGB with so much of it: 0 is sRGB, 1 all. */
export interface FilmCurve {
  readonly tone: FilmTone;
  readonly film: number;
}

/** The curve of a camera. */
export type CameraCurve = GammaCurve | FilmCurve;

/** The line of the curves that videos declare, between these. */
export const GAMMA_LINE = [-1, -0.5, 0, 0.5, 1, 1.4] as const;
const FILM_TONES: readonly FilmTone[] = ['contrast', 'soft'];
const FILMS = [0.5, 1] as const;

/** Curves between which what a light looks like changes nearly linearly. */
export const CURVES: readonly CameraCurve[] = [
  ...GAMMA_LINE,
  ...FILM_TONES.flatMap((tone) => FILMS.map((film) => ({ tone, film }))),
];

/** A curve as parts of {@link CURVES}: of the two beside it on its line; beyond the last two it goes on as they do. */
export function sharesOf(curve: CameraCurve): readonly number[] {
  if (typeof curve === 'number') return [...sharesAlong(GAMMA_LINE, curve), ...FILM_TONES.flatMap(noFilm)];
  const [none = 0, ...films] = sharesAlong([0, ...FILMS], curve.film);
  return [
    ...GAMMA_LINE.map((at) => (at === 0 ? none : 0)),
    ...FILM_TONES.flatMap((tone) => (tone === curve.tone ? films : noFilm())),
  ];
}

function noFilm(): number[] {
  return FILMS.map(() => 0);
}

function sharesAlong(stops: readonly number[], value: number): number[] {
  const above = stops.findIndex((at, i) => i > 0 && (value <= at || i === stops.length - 1));
  const [from = 0, to = 0] = stops.slice(above - 1, above + 1);
  const share = (value - from) / (to - from);
  return stops.map((_, i) => (i === above ? share : i === above - 1 ? 1 - share : 0));
}

/** A curve that a camera may have, with its probability. */
export interface LikelyCurve {
  readonly curve: CameraCurve;
  readonly weight: number;
}

/** What tells a camera's curve: what cameras have, its video, the rings of the lights, changes of its exposure. */
export type CurveTold = 'usual' | 'declared' | 'rings' | 'exposure';

/**
 * What is known of a camera's curve, as probabilities of {@link CURVES}: that of all that are like film, and mean and standard uncertainty
 * among the others.
 */
export interface KnownCurve {
  readonly told: CurveTold;
  readonly curve: GammaCurve;
  readonly u: number;
  readonly film: number;
  readonly likely: readonly LikelyCurve[];
}

/** With this curve a camera has hybrid log-gamma as it is published. */
const HLG_CURVE = 0.3;

/** A camera with hybrid log-gamma whose curve is off by 1 codes light to a power that is off by so much, about what BT.709 is from sRGB. */
const HLG_BEND = 0.1;

/** Code value (0–1) that a camera with this curve gives linear light (0–1). Below −1 it stays that of −1. */
export function cameraCode(linear: number, curve: CameraCurve, transfer: VideoCoding['transfer']): number {
  if (typeof curve !== 'number') {
    return transfer === 'hlg' ? hlgCode(linear) : mixed(srgbCode, FILM_CODE[curve.tone], curve.film, linear);
  }
  if (transfer === 'hlg') return hlgCode(linear ** (1 + HLG_BEND * (curve - HLG_CURVE)));
  if (curve < 0) {
    const power = min(1, -curve);
    return mixed(srgbCode, powerCode, power, linear);
  }
  return mixed(srgbCode, bt709Code, curve, linear);
}

/** A curve that has no part in it is not asked: powers take most of the time of a fit's tables. */
function mixed(
  first: (linear: number) => number,
  second: (linear: number) => number,
  part: number,
  linear: number,
): number {
  if (part === 0) return first(linear);
  if (part === 1) return second(linear);
  return (1 - part) * first(linear) + part * second(linear);
}

/** Linear light for a code value, as the photometry reads it: by sRGB or hybrid log-gamma. */
export function readLinear(code: number, transfer: VideoCoding['transfer']): number {
  if (transfer === 'hlg') return code <= 0.5 ? (code * code) / 3 : (exp((code - HLG.c) / HLG.a) + HLG.b) / 12;
  return code <= 0.04045 ? code / 12.92 : ((code + 0.055) / 1.055) ** 2.4;
}

/** The light of which the camera made what the photometry reads as `read`; both linear, 0–1. */
export function lightRead(read: number, curve: CameraCurve, transfer: VideoCoding['transfer']): number {
  const light = max(0, read);
  const code = transfer === 'hlg' ? hlgCode(light) : srgbCode(light);
  let [low, high] = [0, 1];
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2;
    if (cameraCode(middle, curve, transfer) < code) low = middle;
    else high = middle;
  }
  return min(1, high);
}

/** ARIB STD-B67. */
const HLG = { a: 0.17883277, b: 0.28466892, c: 0.55991073 } as const;

function hlgCode(linear: number): number {
  return linear <= 1 / 12 ? sqrt(3 * linear) : HLG.a * log(12 * linear - HLG.b) + HLG.c;
}

/** IEC 61966-2-1. */
function srgbCode(linear: number): number {
  return linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055;
}

/** With full scale at full scale, coded by sRGB. */
const FILM_CODE: Record<FilmTone, (linear: number) => number> = {
  contrast: (linear) => srgbCode(min(1, acesTone(linear) / acesTone(1))),
  soft: (linear) => srgbCode(min(1, softTone(linear) / softTone(1))),
};

/** By K. Narkowicz (2015), near the curve of the Academy Color Encoding System, which reproduces film. */
function acesTone(linear: number): number {
  return (linear * (2.51 * linear + 0.03)) / (linear * (2.43 * linear + 0.59) + 0.14);
}

/** Of what light has yet left of it, film uses the same part up with each more of light: a response that saturates. */
function softTone(linear: number): number {
  return 1 - exp(-2 * linear);
}

function powerCode(linear: number): number {
  return max(0, linear) ** (1 / 2.2);
}

/** ITU-R BT.709-6, item 1.2. */
function bt709Code(linear: number): number {
  return linear < 0.018 ? 4.5 * linear : 1.099 * linear ** 0.45 - 0.099;
}
