import { metresPerDegree } from '../geodesy';
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

/** Rounding of the coordinates in metres, as far as the file shows: their smallest step; null where they never change. */
export function coordinateStep(samples: readonly TelemetrySample[]): number | null {
  const perDegree = metresPerDegree(samples[0]?.latitude ?? 0);
  let smallest = Number.POSITIVE_INFINITY;
  samples.forEach((sample, index) => {
    const previous = samples[index - 1];
    if (previous === undefined) return;
    const north = Math.abs(sample.latitude - previous.latitude) * perDegree.latitude;
    const east = Math.abs(sample.longitude - previous.longitude) * perDegree.longitude;
    for (const step of [north, east]) if (step > 1e-6 && step < smallest) smallest = step;
  });
  return Number.isFinite(smallest) ? smallest : null;
}
