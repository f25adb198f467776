import type { Point, Region } from '../image';

const { hypot, max, min } = Math;

/** Least distance between two units, at least 4 luma pixels. */
export function spacingOf(points: readonly Point[]): number {
  let least = Infinity;
  points.forEach((a, i) => {
    for (const b of points.slice(i + 1)) least = min(least, hypot(a.x - b.x, a.y - b.y));
  });
  return least === Infinity ? 60 : max(4, least);
}

/** What lies within so many luma pixels of the units' box, to the sides (`x`), above and below (`y`). */
export function around(units: readonly { readonly point: Point }[], margin: Point): Region {
  const xs = units.map(({ point }) => point.x);
  const ys = units.map(({ point }) => point.y);
  return {
    x0: min(...xs) - margin.x,
    y0: min(...ys) - margin.y,
    x1: max(...xs) + margin.x,
    y1: max(...ys) + margin.y,
  };
}
