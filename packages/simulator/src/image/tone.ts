/** Curves with which cameras turn linear light (0–1) into code values (0–1). */
export const TONE_CURVES = ['srgb', 'bt709', 'gamma22', 's-curve', 'hlg', 'film', 'soft'] as const;
export type ToneCurve = (typeof TONE_CURVES)[number];

const SRGB = (l: number): number => (l <= 0.0031308 ? 12.92 * l : 1.055 * l ** (1 / 2.4) - 0.055);

const CURVES: Record<ToneCurve, (l: number) => number> = {
  /** IEC 61966-2-1. */
  srgb: SRGB,
  /** ITU-R BT.709, section 1.2. */
  bt709: (l) => (l < 0.018 ? 4.5 * l : 1.099 * l ** 0.45 - 0.099),
  gamma22: (l) => l ** (1 / 2.2),
  /** sRGB with the slight contrast of a camera's standard profile. */
  's-curve': (l) => {
    const v = SRGB(l);
    return v - (0.06 * Math.sin(2 * Math.PI * v)) / (2 * Math.PI);
  },
  /** Hybrid log-gamma, ARIB STD-B67. */
  hlg: (l) => (l < 1 / 12 ? Math.sqrt(3 * l) : 0.17883277 * Math.log(12 * l - 0.28466892) + 0.55991073),
  /** sRGB with the contrast of film: darks are darker, and what is bright comes near to full scale slowly. */
  film: (l) => SRGB(saturating(l ** 1.3)),
  /** sRGB with the soft highlights of film alone. */
  soft: (l) => SRGB(saturating(l)),
};

/** A response that saturates, as that of film and of eyes does (Naka and Rushton 1966), with full scale at full scale. */
function saturating(light: number): number {
  const half = 0.5;
  return ((1 + half) * light) / (light + half);
}

const FORWARD = 65536;
const BACKWARD = 2048;

/** A curve and its inverse as tables. */
export interface Tone {
  /** Linear light, clamped to 0–1 → code value 0–255. */
  code(linear: number): number;
  /** Code value, clamped to 0–255 → linear light 0–1. */
  linear(code: number): number;
}

export function createTone(name: ToneCurve): Tone {
  const curve = CURVES[name];
  const forward = Float32Array.from({ length: FORWARD + 1 }, (_, i) => 255 * curve(i / FORWARD));
  const backward = Float32Array.from({ length: BACKWARD + 1 }, (_, i) => invert(curve, i / BACKWARD));
  return {
    code: (linear) => forward[linear <= 0 ? 0 : linear >= 1 ? FORWARD : (linear * FORWARD + 0.5) | 0] ?? 0,
    linear: (code) =>
      backward[code <= 0 ? 0 : code >= 255 ? BACKWARD : ((code * BACKWARD) / 255 + 0.5) | 0] ?? 0,
  };
}

function invert(curve: (l: number) => number, value: number): number {
  let [low, high] = [0, 1];
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2;
    if (curve(middle) < value) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
