/** What `values` (at rising `times`) were `offset` seconds later, interpolated; NaN beyond the ends and beside missing values. */
export function shiftInTime(times: readonly number[], values: readonly number[], offset: number): number[] {
  if (offset === 0) return [...values];
  let low = 0;
  return times.map((time) => {
    const wanted = time + offset;
    while (low + 2 < times.length && (times[low + 1] ?? Infinity) <= wanted) low += 1;
    while (low > 0 && (times[low] ?? 0) > wanted) low -= 1;
    const [t0, t1] = [times[low] ?? NaN, times[low + 1] ?? NaN];
    if (!(wanted >= t0 && wanted <= t1) || t1 === t0) return Number.NaN;
    const [v0, v1] = [values[low] ?? NaN, values[low + 1] ?? NaN];
    return v0 + ((v1 - v0) * (wanted - t0)) / (t1 - t0);
  });
}
