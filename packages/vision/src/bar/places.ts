import type { Point } from '../image';
import type { Spot } from '../spots/find';
import { asOne, linkedTo } from '../spots/lamps';

const { abs, hypot, min } = Math;

/** Spots in order of x, for looking up the nearest one. */
export class SpotMap {
  readonly spots: readonly Spot[];
  private readonly xs: Float64Array;
  /** Lights of several lamps, by the lamps that they are made of. */
  private readonly lights = new Map<string, Spot>();
  /** From each spot to the one nearest to it. */
  private readonly gaps = new Map<Spot, number>();

  constructor(spots: readonly Spot[]) {
    this.spots = [...spots].sort((a, b) => a.x - b.x);
    this.xs = Float64Array.from(this.spots, (spot) => spot.x);
    for (const spot of spots) {
      let least = Infinity;
      for (const other of spots) {
        if (other !== spot) least = min(least, hypot(other.x - spot.x, other.y - spot.y));
      }
      this.gaps.set(spot, least);
    }
  }

  /** The light of which a spot is one lamp, where lamps stand no farther apart than `gap`: the same object for the same lamps. */
  lightOf(spot: Spot, gap: number): Spot {
    if ((this.gaps.get(spot) ?? Infinity) > gap) return spot;
    const lamps = linkedTo(spot, this.inReach(spot, gap), gap).sort((a, b) => a.x - b.x || a.y - b.y);
    const key = lamps.map(({ x, y }) => `${x},${y}`).join();
    const light = this.lights.get(key) ?? asOne(lamps);
    this.lights.set(key, light);
    return light;
  }

  /** The spots to which steps of at most `gap` in x lead from one of them: all that lamps can link to it. */
  private inReach(spot: Spot, gap: number): readonly Spot[] {
    const { xs, spots } = this;
    const step = (i: number) => (xs[i + 1] ?? Infinity) - (xs[i] ?? -Infinity);
    let from = this.firstFrom(spot.x);
    let to = from;
    while (from > 0 && step(from - 1) <= gap) from--;
    while (to + 1 < xs.length && step(to) <= gap) to++;
    return spots.slice(from, to + 1);
  }

  /** Index of the first spot that is not left of `x`. */
  private firstFrom(x: number): number {
    let low = 0;
    let high = this.xs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.xs[middle] ?? 0) < x) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The spot nearest to a place, null where none lies `within` luma pixels. */
  nearest(x: number, y: number, within: number): Spot | null {
    const { xs, spots } = this;
    let best: Spot | null = null;
    let distance = within;
    for (let i = this.firstFrom(x - within); i < xs.length && (xs[i] ?? 0) <= x + within; i++) {
      const spot = spots[i];
      if (spot === undefined || abs(spot.y - y) > distance) continue;
      const d = hypot(spot.x - x, spot.y - y);
      if (d <= distance) {
        distance = d;
        best = spot;
      }
    }
    return best;
  }
}

/** Groups of neighbouring places (the sides of a bar), each from left to right: a gap of twice the least distance parts them. */
export function sidesOf(points: readonly Point[]): number[][] {
  const order = points.map((_, i) => i).sort((a, b) => (points[a]?.x ?? 0) - (points[b]?.x ?? 0));
  const least = leastGap(points);
  const sides: number[][] = [];
  let last: Point | undefined;
  for (const place of order) {
    const point = points[place];
    if (point === undefined) continue;
    const side = sides.at(-1);
    if (side === undefined || last === undefined || hypot(point.x - last.x, point.y - last.y) > 2 * least)
      sides.push([place]);
    else side.push(place);
    last = point;
  }
  return sides;
}

/** Least distance between two of the points. */
export function leastGap(points: readonly Point[]): number {
  let least = Infinity;
  points.forEach((a, i) => {
    for (const b of points.slice(i + 1)) least = Math.min(least, hypot(a.x - b.x, a.y - b.y));
  });
  return least;
}
