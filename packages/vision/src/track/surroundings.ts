import { grown, type Point, type Region } from '../image';

const { hypot, max, min } = Math;

/** Least distance between two units, at least 4 luma pixels. */
export function spacingOf(points: readonly Point[]): number {
  let least = Infinity;
  points.forEach((a, i) => {
    for (const b of points.slice(i + 1)) least = min(least, hypot(a.x - b.x, a.y - b.y));
  });
  return least === Infinity ? 60 : max(4, least);
}

/** What lies within `margin` luma pixels of the units' box. */
export function around(units: readonly { readonly point: Point }[], margin: number): Region {
  const xs = units.map(({ point }) => point.x);
  const ys = units.map(({ point }) => point.y);
  return grown({ x0: min(...xs), y0: min(...ys), x1: max(...xs), y1: max(...ys) }, margin);
}
