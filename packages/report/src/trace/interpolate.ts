/** Linear interpolation in rising `xs`; NaN outside of them. */
export function interpolate(xs: readonly number[], ys: readonly number[], x: number): number {
  let low = 0;
  let high = xs.length - 1;
  if (high < 0 || x < (xs[0] ?? NaN) || x > (xs[high] ?? NaN)) return Number.NaN;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((xs[middle] ?? NaN) <= x) low = middle;
    else high = middle;
  }
  const [x0, x1] = [xs[low] ?? NaN, xs[high] ?? NaN];
  const [y0, y1] = [ys[low] ?? NaN, ys[high] ?? NaN];
  return x1 > x0 ? y0 + ((y1 - y0) * (x - x0)) / (x1 - x0) : y0;
}

/** At most `limit` entries, evenly taken, first and last among them. */
export function thin<T>(list: readonly T[], limit: number): T[] {
  if (list.length <= limit) return [...list];
  const step = (list.length - 1) / (limit - 1);
  return Array.from({ length: limit }, (_, i) => list[Math.round(i * step)]).filter(
    (entry) => entry !== undefined,
  );
}

/** Rounded for drawing and JSON. */
export function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
