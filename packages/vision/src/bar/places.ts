import type { Point } from '../image';
import type { Spot } from '../spots/find';
import { joinLamps } from '../spots/lamps';

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
    const lamps = this.linked(spot, gap);
    const key = lamps.join();
    const known = this.lights.get(key);
    if (known !== undefined) return known;
    const [light = spot] = joinLamps(
      lamps.flatMap((i) => this.spots[i] ?? []).sort((a, b) => b.strength - a.strength),
      gap,
    );
    this.lights.set(key, light);
    return light;
  }

  /** Numbers of all spots that gaps of at most `gap` link to one, itself among them, in order of x. */
  private linked(spot: Spot, gap: number): number[] {
    const found = new Set([this.spots.indexOf(spot)]);
    for (const i of found) {
      const from = this.spots[i] ?? spot;
      this.spots.forEach((other, k) => {
        if (abs(other.x - from.x) <= gap && hypot(other.x - from.x, other.y - from.y) <= gap) found.add(k);
      });
    }
    return [...found].sort((a, b) => a - b);
  }

  /** The spot nearest to a place, null where none lies `within` luma pixels. */
  nearest(x: number, y: number, within: number): Spot | null {
    const { xs, spots } = this;
    let low = 0;
    let high = xs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((xs[middle] ?? 0) < x - within) low = middle + 1;
      else high = middle;
    }
    let best: Spot | null = null;
    let distance = within;
    for (let i = low; i < xs.length && (xs[i] ?? 0) <= x + within; i++) {
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
