/** Durations in seconds for which each value of a stair-stepped series stood, the first and the last left out. */
export function holdTimes(times: readonly number[], values: readonly (number | null)[]): number[] {
  const holds: number[] = [];
  let changedAt: number | null = null;
  let previous: number | null = null;
  values.forEach((value, index) => {
    const time = times[index];
    if (value === null || time === undefined) return;
    if (previous !== null && value !== previous) {
      if (changedAt !== null) holds.push(time - changedAt);
      changedAt = time;
    }
    previous = value;
  });
  return holds;
}

/** A hold of two cues beside one of three is the same interval; one of two beside one of four is not. */
const SAME = 1.6;

/**
 * Time between two updates of a series, seconds: the mean of the shortest holds (within a factor SAME of their 20 % quantile), so
 * values that stand still now and then, or arrive between two cues, do not change it. Null with fewer than four holds.
 */
export function updateInterval(holds: readonly number[]): number | null {
  if (holds.length < 4) return null;
  const sorted = holds.toSorted((a, b) => a - b);
  const short = sorted[Math.floor(sorted.length / 5)] ?? 0;
  const regular = sorted.filter((hold) => hold >= short / SAME && hold <= short * SAME);
  return regular.reduce((sum, hold) => sum + hold, 0) / regular.length;
}
