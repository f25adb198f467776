import type { Point } from '../image';
import { lampsAround, type LampRow } from '../light/lamps';
import type { FrameView } from './frame-view';

const { hypot, min, sqrt } = Math;

/** Mean red of the pixels half-way between two lamps, full scale, from which on they are one light that has no centres in its parts. */
const MEET = 0.5;

/** A unit and its lamps, luma pixels: the unit itself where these are not told apart. */
export interface UnitLamps {
  readonly point: Point;
  readonly lamps: readonly Point[];
}

/**
 * A unit at the middle of its lamps. The centre of its light stands nearer to those that have turned white, which shine more, and while lamps
 * change one after the other it may stand on one of them: so the row is laid where each of its lamps has light, and then along their own centres,
 * each of which counts alike. Lamps that are clipped until they meet shine alike, and have no centres of their own: they stay as they are laid.
 */
export function settleLamps(view: FrameView, centre: Point, row: LampRow | null, along: Point): UnitLamps {
  if (row === null) return { point: centre, lamps: [centre] };
  const reach = row.gap / 2;
  const laid = layRow(view, centre, row, along);
  const places = lampsAround(laid, row, along);
  if (doMeet(view, places)) return { point: laid, lamps: places };
  const shifts = places.flatMap((lamp) => {
    const own = view.centroid(lamp, reach);
    if (own === null || hypot(own.x - lamp.x, own.y - lamp.y) > reach) return [];
    return [{ x: own.x - lamp.x, y: own.y - lamp.y }];
  });
  const mean = (of: (shift: Point) => number) =>
    shifts.reduce((sum, shift) => sum + of(shift), 0) / (shifts.length || 1);
  const point = { x: laid.x + mean(({ x }) => x), y: laid.y + mean(({ y }) => y) };
  return { point, lamps: lampsAround(point, row, along) };
}

function doMeet(view: FrameView, lamps: readonly Point[]): boolean {
  return lamps.slice(1).some((lamp, i) => {
    const before = lamps[i] ?? lamp;
    return view.meanRed({ x: (before.x + lamp.x) / 2, y: (before.y + lamp.y) / 2 }, 1) > MEET;
  });
}

/**
 * The middle of the row, half gaps from `centre`, where its lamps have most light above the ground: by its root, so that many faint ones
 * outweigh a bright one.
 */
function layRow(view: FrameView, centre: Point, { count, gap }: LampRow, along: Point): Point {
  const half = gap / 2;
  const most = 2 * (count - 1);
  const place = (halves: number) => ({
    x: centre.x + halves * half * along.x,
    y: centre.y + halves * half * along.y,
  });
  const red = Array.from({ length: 2 * most + 1 }, (_, i) => view.meanRed(place(i - most), half));
  const ground = min(...red.filter((mean) => !Number.isNaN(mean)));
  const roots = red.map((mean) => (Number.isNaN(mean) ? 0 : sqrt(mean - ground)));
  const lightOf = (middle: number) => {
    let sum = 0;
    for (let lamp = 0; lamp < count; lamp++) sum += roots[most + middle + 2 * lamp - (count - 1)] ?? 0;
    return sum;
  };
  let best = 0;
  for (let step = 1; step < count; step++) {
    for (const middle of [-step, step]) if (lightOf(middle) > lightOf(best)) best = middle;
  }
  return place(best);
}
