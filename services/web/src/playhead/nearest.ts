/** Index of the entry of rising `times` that is nearest to `time`; -1 in an empty list. */
export function nearestIndex(times: readonly number[], time: number): number {
  let low = 0;
  let high = times.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? 0) < time) low = middle + 1;
    else high = middle;
  }
  const before = low - 1;
  const closer = before >= 0 && time - (times[before] ?? 0) <= (times[low] ?? Infinity) - time;
  return closer ? before : high;
}
