import type { Point } from '../image';

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
