import type { Point } from '../image';
import { kernels } from './load';

/** Memory of the kernels as arrays: valid until they need more of it, that is until the next call of any. */
export const floats = (at: number, length: number): Float32Array =>
  new Float32Array(kernels.memory.buffer, at, length);
export const doubles = (at: number, length: number): Float64Array =>
  new Float64Array(kernels.memory.buffer, at, length);
export const integers = (at: number, length: number): Int32Array =>
  new Int32Array(kernels.memory.buffer, at, length);

/** As many lights as the kernels have room for. */
const MOST_LIGHTS = 32;

/** Tells the kernels of the lights beside the one that is measured, luma pixels; returns of how many. */
export function tellLights(others: readonly Point[]): number {
  const count = Math.min(MOST_LIGHTS, others.length);
  const places = doubles(kernels.lights(), 2 * count);
  for (let i = 0; i < count; i++) {
    places[2 * i] = others[i]?.x ?? NaN;
    places[2 * i + 1] = others[i]?.y ?? NaN;
  }
  return count;
}
