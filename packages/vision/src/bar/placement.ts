import { isInsideFrame, type Point } from '../image';
import type { Spot } from '../spots/find';
import type { FrameSpots } from '../spots/frame';
import { lampGap } from '../spots/lamps';
import { apply, fitSimilarity, type Similarity } from '../track/similarity';
import { whiteness } from './colours';
import { leastGap, sidesOf, SpotMap } from './places';

const { abs, atan2, exp, hypot, log2, max, min, sqrt } = Math;

/**
 * A bar as it may stand in one frame, place by place in the model's order. `spots`: null where no light is; `points`: of all places, luma
 * pixels; `outside`: beyond the frame. `scale`: luma pixels per unit of the model; `spacing`: least distance between places, luma pixels;
 * `tilt`: radians. `likeness` 0–1: of shape and brightness. `brightness` 0–1: beside the brightest spots of the frame.
 * `whiteness`: 0 red – 1 white, 2 green, NaN unknown.
 */
export interface Placement {
  readonly spots: readonly (Spot | null)[];
  readonly points: readonly Point[];
  readonly outside: readonly boolean[];
  readonly scale: number;
  readonly spacing: number;
  readonly tilt: number;
  readonly likeness: number;
  readonly brightness: number;
  readonly whiteness: readonly number[];
}

/** Gimbals hold the horizon. */
const MOST_TILT = { pair: 0.1, row: 0.2 };
const LEAST_SPACING = 6;

/** All placements of a shape among the spots of a frame, the likeliest first, at most `most`. */
export function findPlacements(frame: FrameSpots, shape: readonly Point[], most: number): Placement[] {
  const search = new Search(frame, shape);
  return search
    .run()
    .sort((a, b) => rank(b) - rank(a))
    .slice(0, most);
}

function rank(placement: Placement): number {
  const missing = placement.spots.filter((spot, i) => spot === null && placement.outside[i] !== true).length;
  return placement.likeness + placement.brightness - 0.3 * missing;
}

class Search {
  private readonly map: SpotMap;
  private readonly gap: number;
  private readonly beyond: readonly Point[];
  private readonly brightest: number;
  private readonly mostTilt: number;
  /** Places inside the frame that may be empty, and places that must hold a light. */
  private readonly mayMiss: number;
  private readonly mustHave: number;

  constructor(
    private readonly frame: FrameSpots,
    private readonly shape: readonly Point[],
  ) {
    this.map = new SpotMap(frame.spots);
    this.gap = leastGap(shape);
    this.beyond = sidesOf(shape).flatMap((side) => beyondEnds(side.flatMap((place) => shape[place] ?? [])));
    const strengths = frame.spots.map((spot) => spot.strength).sort((a, b) => b - a);
    this.brightest = strengths[min(shape.length, strengths.length) - 1] ?? 1;
    this.mostTilt = shape.length === 2 ? MOST_TILT.pair : MOST_TILT.row;
    this.mayMiss = shape.length <= 2 ? 0 : shape.length <= 4 ? 1 : 2;
    this.mustHave = min(3, shape.length);
  }

  run(): Placement[] {
    const found = new Map<string, Placement>();
    const { shape } = this;
    const { spots } = this.map;
    const numbers = new Map<Spot, number>();
    const numberOf = (spot: Spot): number => {
      const known = numbers.get(spot) ?? numbers.size;
      numbers.set(spot, known);
      return known;
    };
    for (let i = 0; i < shape.length; i++) {
      for (let j = i + 1; j < shape.length; j++) {
        for (let a = 0; a < spots.length; a++) {
          for (let b = a + 1; b < spots.length; b++) {
            const chosen = this.gather(i, j, a, b);
            if (chosen === null) continue;
            const key = chosen.map((spot) => (spot === null ? '-' : numberOf(spot))).join();
            if (found.has(key)) continue;
            const placement = this.place(chosen);
            if (placement !== null) found.set(key, placement);
          }
        }
      }
    }
    return [...found.values()];
  }

  /** The spots of all places when places `i` and `j` of the model are spots `a` and `b` of the map, null when too few have one. */
  private gather(i: number, j: number, a: number, b: number): (Spot | null)[] | null {
    const [p, q] = [this.shape[i], this.shape[j]];
    const [s, t] = [this.map.spots[a], this.map.spots[b]];
    if (p === undefined || q === undefined || s === undefined || t === undefined) return null;
    const [px, py, sx, sy] = [q.x - p.x, q.y - p.y, t.x - s.x, t.y - s.y];
    const norm = px * px + py * py;
    const re = (sx * px + sy * py) / norm;
    const im = (sy * px - sx * py) / norm;
    if (re <= 0 || abs(im) > this.mostTilt * re) return null;
    const spacing = re * this.gap;
    if (spacing < LEAST_SPACING || spacing > this.frame.width / 3) return null;
    const base = sqrt(norm);
    let missing = 0;
    let present = 2;
    const gap = lampGap(spacing);
    const chosen: (Spot | null)[] = [];
    for (let k = 0; k < this.shape.length; k++) {
      if (k === i || k === j) {
        chosen.push(this.map.lightOf(k === i ? s : t, gap));
        continue;
      }
      const point = this.shape[k];
      if (point === undefined) return null;
      const [dx, dy] = [point.x - p.x, point.y - p.y];
      const x = s.x + re * dx - im * dy;
      const y = s.y + im * dx + re * dy;
      const reach = 1 + 0.02 * spacing + min(4, (1.2 * hypot(dx, dy)) / base);
      const spot = this.map.nearest(x, y, reach);
      if (spot === null || spot === s || spot === t) {
        chosen.push(null);
        if (isInsideFrame({ x, y }, this.frame) && ++missing > this.mayMiss) return null;
      } else {
        chosen.push(this.map.lightOf(spot, gap));
        present += 1;
      }
    }
    return present < this.mustHave ? null : chosen;
  }

  private place(spots: readonly (Spot | null)[]): Placement | null {
    const members = spots.flatMap((spot, i) => {
      const from = this.shape[i];
      return spot === null || from === undefined ? [] : [{ from, to: spot }];
    });
    const fit = fitSimilarity(
      members.map(({ from }) => from),
      members.map(({ to }) => to),
    );
    const scale = hypot(fit.a, fit.b);
    const spacing = scale * this.gap;
    const residual = sqrt(
      members.reduce((sum, { from, to }) => {
        const at = apply(fit, from);
        return sum + (at.x - to.x) ** 2 + (at.y - to.y) ** 2;
      }, 0) / members.length,
    );
    const allowed = 0.8 + 0.015 * spacing;
    if (residual > 3 * allowed) return null;
    const points = this.shape.map((point, i) => spots[i] ?? apply(fit, point));
    const strengths = members.map(({ to }) => to.strength);
    const radii = members.map(({ to }) => to.radius);
    if (max(...radii) > 0.7 * spacing) return null;
    return {
      spots,
      points,
      outside: points.map((point, i) => spots[i] === null && !isInsideFrame(point, this.frame)),
      scale,
      spacing,
      tilt: atan2(fit.b, fit.a),
      likeness:
        exp(-((residual / allowed) ** 2) / 2) *
        alike(strengths) *
        alike(radii) *
        this.isolation(fit, spacing, spots),
      brightness:
        members.reduce((sum, { to }) => sum + beside(to.strength, this.brightest), 0) / members.length,
      whiteness: spots.map((spot) => (spot === null ? NaN : whiteness(spot.greenRed))),
    };
  }

  /** A row that goes on with the same spacing beyond its ends is a line of runway lights. */
  private isolation(fit: Similarity, spacing: number, members: readonly (Spot | null)[]): number {
    const weakest = min(...members.flatMap((spot) => (spot === null ? [] : [spot.strength])));
    const on = this.beyond.filter((point) => {
      const at = apply(fit, point);
      const spot = this.map.nearest(at.x, at.y, 1.5 + 0.06 * spacing);
      return spot !== null && spot.strength > 0.4 * weakest;
    }).length;
    return [1, 0.5][on] ?? 0.25;
  }
}

/** Where a line of lights would go on beyond the ends of a side. */
function beyondEnds(side: readonly Point[]): Point[] {
  const [first, second] = side;
  const [last, before] = [side.at(-1), side.at(-2)];
  if (first === undefined || second === undefined || last === undefined || before === undefined) return [];
  return [
    { x: 2 * first.x - second.x, y: 2 * first.y - second.y },
    { x: 2 * last.x - before.x, y: 2 * last.y - before.y },
  ];
}

/** 1 for a light as strong as the brightest, 0 for one of less than four tenths (gamma-coded). */
function beside(strength: number, brightest: number): number {
  return min(1, max(0, 1 + 0.75 * log2(strength / brightest)));
}

/** Units of one bar are alike: 1 when the weakest is at least half of the strongest, falling towards 0.2. */
function alike(strengths: readonly number[]): number {
  return min(1, max(0.2, (2 * min(...strengths)) / max(...strengths)));
}
