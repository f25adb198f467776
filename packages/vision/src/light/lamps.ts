import type { Point } from '../image';

const { acos, PI, sqrt } = Math;

/** Luma pixels. */
const PRECISION = 1e-3;

/** The lamps of which a unit consists, evenly along the bar. `gap`: between neighbouring ones, luma pixels. */
export interface LampRow {
  readonly count: number;
  readonly gap: number;
}

/** Where the lamps of a row around `middle` stand; `along`: the bar's direction, a vector of length 1. Luma pixels. */
export function lampsAround({ x, y }: Point, { count, gap }: LampRow, along: Point): Point[] {
  return Array.from({ length: count }, (_, i) => {
    const aside = gap * (i - (count - 1) / 2);
    return { x: x + aside * along.x, y: y + aside * along.y };
  });
}

/** The radius of equal discs on the lamps of a row that cover together as much as one disc of `radius`: luma pixels. */
export function radiusOfLamps(radius: number, row: LampRow): number {
  let [least, most] = [radius / sqrt(row.count), radius];
  while (most - least > PRECISION) {
    const middle = (least + most) / 2;
    if (areaOfRow(middle, row) < PI * radius * radius) least = middle;
    else most = middle;
  }
  return (least + most) / 2;
}

/** Area that equal discs on the lamps of a row cover: what neighbours share counts once, and holds all that others share. */
function areaOfRow(radius: number, { count, gap }: LampRow): number {
  return count * PI * radius * radius - (count - 1) * sharedArea(radius, gap);
}

/** Area that two discs share whose middles are `apart`. */
function sharedArea(radius: number, apart: number): number {
  if (apart >= 2 * radius) return 0;
  return (
    2 * radius * radius * acos(apart / (2 * radius)) - (apart / 2) * sqrt(4 * radius * radius - apart * apart)
  );
}
