import type { Point } from '../image';
import { kernels } from './load';

/** Memory of the kernels as arrays: valid until they need more of it, that is until the next call of any. */
export const floats = (at: number, length: number): Float32Array =>
  new Float32Array(kernels.memory.buffer, at, length);
export const doubles = (at: number, length: number): Float64Array =>
  new Float64Array(kernels.memory.buffer, at, length);
export const integers = (at: number, length: number): Int32Array =>
  new Int32Array(kernels.memory.buffer, at, length);

/** As many as the kernels have room for. */
const MOST = { lights: 32, lamps: 8 };

/** Tells the kernels of the lights beside the one that is measured, luma pixels; returns of how many. */
export function tellLights(others: readonly Point[]): number {
  return tell(kernels.lights(), others.slice(0, MOST.lights));
}

/** Tells the kernels of the lamps of the light that is measured, luma pixels; returns of how many. */
export function tellLamps(lamps: readonly Point[]): number {
  return tell(kernels.lamps(), lamps.slice(0, MOST.lamps));
}

function tell(at: number, points: readonly Point[]): number {
  const places = doubles(at, 2 * points.length);
  for (const [i, { x, y }] of points.entries()) {
    places[2 * i] = x;
    places[2 * i + 1] = y;
  }
  return points.length;
}
