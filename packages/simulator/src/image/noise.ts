import type { Random } from '../random';
import type { Tone } from './tone';

const LENGTH = 1 << 16;
const LEVELS = 4096;

/** Sensor noise with the shot noise of a small full well and read noise. */
export interface SensorNoise {
  /** Standard normal values, read from a random place on. */
  readonly normal: Float32Array;
  /** The same in 1/32, for sums of whole numbers. */
  readonly coarse: Int8Array;
  /** Standard deviation of linear light at a linear level, clamped to 0–1 (1 is full scale). */
  sigma(linear: number): number;
  /** Code values (in 1/16384 per coarse unit) by which luma scatters at a luma code. */
  readonly lumaGain: Int32Array;
}

/** `gain`: 1 holds for a good small sensor by day; a dark scene is amplified, which `dark` multiplies. */
export function createSensorNoise(gain: number, dark: number, tone: Tone, random: Random): SensorNoise {
  const well = 9000 / dark;
  const read = 0.0009 * Math.sqrt(dark);
  const table = Float32Array.from(
    { length: LEVELS + 1 },
    (_, i) => gain * Math.sqrt(read * read + i / LEVELS / well),
  );
  const sigma = (linear: number): number =>
    table[linear <= 0 ? 0 : linear >= 1 ? LEVELS : (linear * LEVELS + 0.5) | 0] ?? 0;
  const normal = Float32Array.from({ length: LENGTH }, () => random.normal());
  const coarse = Int8Array.from(normal, (value) => Math.max(-127, Math.min(127, Math.round(value * 32))));
  const lumaGain = Int32Array.from({ length: 256 }, (_, luma) => {
    const code = ((luma - 16) * 255) / 219;
    const linear = tone.linear(code);
    const spread = sigma(linear);
    const scatter = (tone.code(linear + spread) - tone.code(Math.max(0, linear - spread))) / 2;
    return Math.round((scatter * 0.75 * (219 / 255) * 16384) / 32);
  });
  return { normal, coarse, sigma, lumaGain };
}
