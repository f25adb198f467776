/** Rates at which positioning receivers and flight controllers write, per second. */
const NOMINAL_HZ = [1, 2, 4, 5, 8, 10, 15, 20, 25, 50];
const FEWEST_UPDATES = 20;
/** Cue times are written in milliseconds. */
const ROUNDING_S = 0.002;

/** Times of updates on a regular clock, seconds. */
interface Clock {
  readonly interval: number;
  readonly times: readonly number[];
}

const fit = (
  seen: readonly number[],
  counts: readonly number[],
  interval: number,
): { low: number; high: number } => {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  seen.forEach((time, index) => {
    const origin = time - (counts[index] ?? 0) * interval;
    if (origin < low) low = origin;
    if (origin > high) high = origin;
  });
  return { low, high };
};

/** Slope of the regression of times on counts. */
function slope(seen: readonly number[], counts: readonly number[]): number {
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const [time, count] = [mean(seen), mean(counts)];
  let above = 0;
  let below = 0;
  counts.forEach((n, index) => {
    above += (n - count) * ((seen[index] ?? time) - time);
    below += (n - count) ** 2;
  });
  return above / below;
}

/**
 * Updates arrive between two cues and are first seen in the later one, up to a cue interval late. Where their rate and that
 * of the cues do not divide, this delay creeps from nothing to a whole cue and falls back: at 1 m/s and 30 cues a second a
 * saw-tooth of 3 cm. If all times fit one regular clock within a cue, a nominal one first, that clock's times are given, late
 * by half a cue at all times. Null where they do not, or where there is nothing to put right.
 *
 * `seen`: times of first appearance, ascending; `interval`: time between updates, roughly; all in seconds.
 */
export function regularClock(seen: readonly number[], interval: number, cueInterval: number): Clock | null {
  if (seen.length < FEWEST_UPDATES) return null;
  const counts: number[] = [];
  seen.forEach((time, index) => {
    const since = time - (seen[index - 1] ?? time);
    counts.push((counts.at(-1) ?? 0) + (index === 0 ? 0 : Math.max(1, Math.round(since / interval))));
  });
  const regression = slope(seen, counts);
  const straight = fit(seen, counts, regression);
  if (straight.high - straight.low < 0.5 * cueInterval) return null;
  const nominal = NOMINAL_HZ.map((hz) => 1 / hz).filter(
    (candidate) => Math.abs(candidate / regression - 1) < 0.02,
  );
  for (const candidate of [...nominal, regression]) {
    const { low, high } = fit(seen, counts, candidate);
    if (high - low <= 1.1 * cueInterval + ROUNDING_S) {
      const origin = (low + high) / 2;
      return { interval: candidate, times: counts.map((count) => origin + count * candidate) };
    }
  }
  return null;
}
