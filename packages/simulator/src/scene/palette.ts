import type { Tone } from '../image/tone';
import { blueDifferenceOf, lumaOf, redDifferenceOf } from '../image/yuv';
import type { Rgb } from '../light/unit';
import type { Simulation } from '../options';

/** Linear colours of the scene as the camera exposes them; 1 is full scale. */
export interface Palette {
  readonly grass: Rgb;
  readonly tarmac: Rgb;
  readonly paint: Rgb;
  readonly trees: Rgb;
  readonly zenith: Rgb;
  readonly horizon: Rgb;
}

/** Y, U, V of one colour. */
export type Yuv = readonly [number, number, number];

const PALETTES: Record<Simulation['light'], Palette> = {
  day: {
    grass: [0.075, 0.1, 0.04],
    tarmac: [0.13, 0.13, 0.128],
    paint: [0.45, 0.45, 0.43],
    trees: [0.03, 0.042, 0.028],
    zenith: [0.24, 0.36, 0.56],
    horizon: [0.5, 0.55, 0.6],
  },
  dusk: {
    grass: [0.014, 0.018, 0.011],
    tarmac: [0.022, 0.023, 0.027],
    paint: [0.07, 0.07, 0.075],
    trees: [0.006, 0.007, 0.008],
    zenith: [0.03, 0.045, 0.095],
    horizon: [0.2, 0.12, 0.09],
  },
  night: {
    grass: [0.0022, 0.0026, 0.002],
    tarmac: [0.003, 0.003, 0.0033],
    paint: [0.0075, 0.0075, 0.0078],
    trees: [0.001, 0.0011, 0.0013],
    zenith: [0.0016, 0.002, 0.0038],
    horizon: [0.006, 0.0055, 0.006],
  },
};

export function paletteFor(light: Simulation['light']): Palette {
  return PALETTES[light];
}

/** A linear colour through the camera's curve, times a brightness. */
export function toYuv(tone: Tone, [r, g, b]: Rgb, brightness = 1): Yuv {
  const [cr, cg, cb] = [tone.code(r * brightness), tone.code(g * brightness), tone.code(b * brightness)];
  return [lumaOf(cr, cg, cb), blueDifferenceOf(cr, cg, cb), redDifferenceOf(cr, cg, cb)];
}

export function blend(a: Rgb, b: Rgb, share: number): Rgb {
  const mix = (i: 0 | 1 | 2): number => a[i] + (b[i] - a[i]) * share;
  return [mix(0), mix(1), mix(2)];
}
