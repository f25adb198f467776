import { metresPerDegree } from '../geodesy/wgs84';
import type { TelemetrySample } from './types';

/** Smallest and largest value; null for none. */
export function range(values: readonly number[]): { readonly low: number; readonly high: number } | null {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low > high ? null : { low, high };
}

const spread = (values: readonly number[]): number => {
  const found = range(values);
  return found === null ? 0 : found.high - found.low;
};

/** How far the drone moved about, metres: the box around all its positions. */
export function extent(samples: readonly TelemetrySample[]): {
  readonly horizontal: number;
  readonly vertical: number;
} {
  const perDegree = metresPerDegree(samples[0]?.latitude ?? 0);
  const heights = (name: 'heightAbs' | 'heightRel'): number =>
    spread(samples.map((sample) => sample[name]).filter((height) => height !== null));
  return {
    horizontal: Math.hypot(
      spread(samples.map(({ latitude }) => latitude)) * perDegree.latitude,
      spread(samples.map(({ longitude }) => longitude)) * perDegree.longitude,
    ),
    vertical: Math.max(heights('heightAbs'), heights('heightRel')),
  };
}

/** Decimals of a degree below which coordinates are too coarse for angles: 4 decimals are 11 m, 5 are 1.1 m. */
const COARSE_DECIMALS = 4;

/** Whether all coordinates of a recording are rounded to 11 m or more. */
export function isCoarse(samples: readonly TelemetrySample[]): boolean {
  const scale = 10 ** COARSE_DECIMALS;
  const rounded = (degrees: number): boolean =>
    Math.abs(degrees * scale - Math.round(degrees * scale)) < 1e-6;
  return samples.every(({ latitude, longitude }) => rounded(latitude) && rounded(longitude));
}
