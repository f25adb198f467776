import type { TelemetrySample } from '../types';

/** Finds the sample whose cue is nearest to a time, in logarithmic time. */
export function nearestSample(
  samples: readonly TelemetrySample[],
): (time: number) => TelemetrySample | undefined {
  return (time) => {
    let low = 0;
    let high = samples.length - 1;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if ((samples[middle]?.time ?? 0) < time) low = middle + 1;
      else high = middle;
    }
    const after = samples[low];
    const before = samples[low - 1];
    if (before === undefined || after === undefined) return after;
    return time - before.time <= after.time - time ? before : after;
  };
}
