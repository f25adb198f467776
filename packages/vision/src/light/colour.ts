import type { YuvImage } from '../image';

const { max, min } = Math;

/** Luma coefficients (Kr, Kb): ITU-R BT.601-7, BT.709-6, BT.2020-2. */
const LUMA_COEFFICIENTS = {
  bt601: [0.299, 0.114],
  bt709: [0.2126, 0.0722],
  bt2020: [0.2627, 0.0593],
} as const;

/** Gamma-coded R′G′B′ as fractions of full scale; may lie slightly outside 0–1 before clamping. */
export interface CodedColour {
  r: number;
  g: number;
  b: number;
}

/** Y′CbCr samples of one stream to gamma-coded R′G′B′ (ITU-R BT.709-6, section 3, inverted; range after BT.2100 table 9). */
export class ColourDecoder {
  private readonly lumaOffset: number;
  private readonly lumaScale: number;
  private readonly chromaOffset: number;
  private readonly rv: number;
  private readonly gu: number;
  private readonly gv: number;
  private readonly bu: number;
  private readonly linearLumas: Float64Array;

  constructor(format: Pick<YuvImage, 'bitDepth' | 'range' | 'matrix'>) {
    const unit = 2 ** (format.bitDepth - 8);
    const full = 2 ** format.bitDepth - 1;
    const [kr, kb] = LUMA_COEFFICIENTS[format.matrix];
    const kg = 1 - kr - kb;
    const limited = format.range === 'tv';
    this.lumaOffset = limited ? 16 * unit : 0;
    this.lumaScale = limited ? 1 / (219 * unit) : 1 / full;
    this.chromaOffset = 128 * unit;
    const chromaScale = limited ? 1 / (224 * unit) : 1 / full;
    this.rv = 2 * (1 - kr) * chromaScale;
    this.bu = 2 * (1 - kb) * chromaScale;
    this.gu = (-2 * (1 - kb) * kb * chromaScale) / kg;
    this.gv = (-2 * (1 - kr) * kr * chromaScale) / kg;
    this.linearLumas = Float64Array.from({ length: full + 1 }, (_, y) => linearise(this.luma(y)));
  }

  decode(y: number, u: number, v: number, out: CodedColour): void {
    const luma = (y - this.lumaOffset) * this.lumaScale;
    const cb = u - this.chromaOffset;
    const cr = v - this.chromaOffset;
    out.r = luma + this.rv * cr;
    out.g = luma + this.gu * cb + this.gv * cr;
    out.b = luma + this.bu * cb;
  }

  /** R′. */
  redOf(y: number, v: number): number {
    return (y - this.lumaOffset) * this.lumaScale + this.rv * (v - this.chromaOffset);
  }

  /** The largest of R′, G′, B′. */
  decodeMax(y: number, u: number, v: number): number {
    const luma = (y - this.lumaOffset) * this.lumaScale;
    const cb = u - this.chromaOffset;
    const cr = v - this.chromaOffset;
    return luma + max(this.rv * cr, this.gu * cb + this.gv * cr, this.bu * cb);
  }

  /** Linear light of a whole Y′ sample, full scale 1. */
  linearLuma(y: number): number {
    return this.linearLumas[y] ?? 0;
  }

  /** Y′ as a fraction of full scale. */
  luma(y: number): number {
    return (y - this.lumaOffset) * this.lumaScale;
  }
}

/** Room for values of {@link linearise} that were worked out before: a frame's noise gives the same few thousand again and again. */
const KNOWN = 1 << 14;
const knownCoded = new Float64Array(KNOWN).fill(NaN);
const knownLinear = new Float64Array(KNOWN);
/** Spreads values that differ by a code of a sample over the room. */
const SPREAD = 1_048_573;

/** Gamma-coded to linear light, full scale 1: IEC 61966-2-1 (sRGB), continued below zero so that noise stays unbiased. */
export function linearise(coded: number): number {
  if (coded <= 0.04045) return coded / 12.92;
  const place = (coded * SPREAD) & (KNOWN - 1);
  if (knownCoded[place] === coded) return knownLinear[place] ?? 0;
  const linear = ((min(coded, 1) + 0.055) / 1.055) ** 2.4;
  knownCoded[place] = coded;
  knownLinear[place] = linear;
  return linear;
}

/** The inverse of {@link linearise}, up to full scale. */
export function gammaCode(linear: number): number {
  return linear <= 0.04045 / 12.92 ? 12.92 * linear : 1.055 * min(linear, 1) ** (1 / 2.4) - 0.055;
}
