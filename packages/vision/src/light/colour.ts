import type { YuvImage } from '../image';

/** Luma coefficients (Kr, Kb): ITU-R BT.601-7, BT.709-6, BT.2020-2. */
const LUMA_COEFFICIENTS = {
  bt601: [0.299, 0.114],
  bt709: [0.2126, 0.0722],
  bt2020: [0.2627, 0.0593],
} as const;

type Format = Pick<YuvImage, 'bitDepth' | 'range' | 'matrix' | 'transfer'>;

/**
 * How Y′CbCr samples of a stream become coded R′G′B′, fractions of full scale, perhaps slightly outside 0–1 (ITU-R BT.709-6, section 3,
 * inverted; range after BT.2100 table 9): Y′ = (y − lumaOffset) lumaScale, Cb and Cr the samples less chromaOffset, R′ = Y′ + rv Cr,
 * G′ = Y′ + gu Cb + gv Cr, B′ = Y′ + bu Cb. `transfer`: from these to linear light.
 */
export interface ColourScale {
  readonly lumaOffset: number;
  readonly lumaScale: number;
  readonly chromaOffset: number;
  readonly rv: number;
  readonly gu: number;
  readonly gv: number;
  readonly bu: number;
  readonly transfer: YuvImage['transfer'];
}

const known = new Map<string, ColourScale>();

/** The same object for the same format. */
export function colourScale(format: Format): ColourScale {
  const key = `${format.bitDepth} ${format.range} ${format.matrix} ${format.transfer}`;
  const scale = known.get(key) ?? scaleOf(format);
  known.set(key, scale);
  return scale;
}

function scaleOf({ bitDepth, range, matrix, transfer }: Format): ColourScale {
  const unit = 2 ** (bitDepth - 8);
  const full = 2 ** bitDepth - 1;
  const [kr, kb] = LUMA_COEFFICIENTS[matrix];
  const kg = 1 - kr - kb;
  const limited = range === 'tv';
  const chromaScale = limited ? 1 / (224 * unit) : 1 / full;
  return {
    lumaOffset: limited ? 16 * unit : 0,
    lumaScale: limited ? 1 / (219 * unit) : 1 / full,
    chromaOffset: 128 * unit,
    rv: 2 * (1 - kr) * chromaScale,
    bu: 2 * (1 - kb) * chromaScale,
    gu: (-2 * (1 - kb) * kb * chromaScale) / kg,
    gv: (-2 * (1 - kr) * kr * chromaScale) / kg,
    transfer,
  };
}
