import type { Point } from '../image';
import { unexplained, type LightPixels } from '../light/lamp-fit';
import type { LampRow } from '../light/lamps';
import { lampGap } from '../spots/lamps';
import type { FrameView } from './frame-view';

const { abs, ceil, hypot, max, min, round } = Math;

const MOST_LAMPS = 4;
const ONE_LAMP: LampRow = { count: 1, gap: 0 };
/** Lamps that are nearer to each other are one light to a camera: luma pixels. */
const LEAST_GAP = 2;
/** A row has to leave less than this part of what one lamp leaves unexplained, */
const MOST_LEFT = 0.4;
/** and one with a lamp more less than this part of what it leaves without. */
const LEFT_BY_ONE_MORE = 0.75;
/** First step of the gap that is sought, of a light's radius; the last one, luma pixels. */
const FIRST_STEP = 0.4;
const LAST_STEP = 0.05;
/** Linear red from which on a pixel may be clipped, full scale. */
const CLIPPED = 0.95;
/** Reads a single pixel. */
const PIXEL = 0.4;

/** A row and which part it leaves of what a single lamp leaves unexplained. */
interface Explained {
  readonly row: LampRow;
  readonly left: number;
}

/**
 * The row of lamps that the units are, which are alike: the one that explains the shape of their lights, though the lamps may be clipped, or
 * blend into one another. Judged by the better half of the units: in others lamps may be out, or of different colours. Null where they are
 * single lights, as far as can be seen. `units`: where they stand, about; `along`: the bar's direction; `radius`: of a light, `spacing`: least
 * distance between units, luma pixels.
 */
export function rowOfUnits(
  view: FrameView,
  units: readonly Point[],
  along: Point,
  { radius, spacing }: { readonly radius: number; readonly spacing: number },
): LampRow | null {
  const most = lampGap(spacing);
  if (most < LEAST_GAP) return null;
  const margin = 1.5 * radius + 2;
  const reach = { along: min(spacing / 2, 1.5 * most + margin), across: margin };
  const lights = units.flatMap((unit) => {
    const centre = view.centroid(unit, 1.5 * most + radius);
    return centre === null ? [] : [pixelsOf(view, centre, along, reach)];
  });
  if (lights.length === 0) return null;
  const ofOne = lights.map((light) => unexplained(light, ONE_LAMP));
  const explained = (row: LampRow): Explained => {
    const parts = lights.map((light, i) => unexplained(light, row) / (ofOne[i] ?? NaN)).sort((a, b) => a - b);
    const better = parts.slice(0, ceil(parts.length / 2));
    return { row, left: better.reduce((sum, part) => sum + part, 0) / better.length };
  };
  let told: Explained | null = null;
  for (let count = 2; count <= MOST_LAMPS; count++) {
    const best = withBestGap(count, most, FIRST_STEP * radius, explained);
    if (best.left < (told === null ? MOST_LEFT : LEFT_BY_ONE_MORE * told.left)) told = best;
    // lamps that are best where they are nearest to each other are one light, however many
    if (told === null && best.row.gap === LEAST_GAP) return null;
  }
  return told?.row ?? null;
}

/** The row of so many lamps with the gap that explains the lights best, of {@link LEAST_GAP} to `most`; sought in steps of `step` first. */
function withBestGap(
  count: number,
  most: number,
  step: number,
  explained: (row: LampRow) => Explained,
): Explained {
  let best = explained({ count, gap: LEAST_GAP });
  const tryGap = (gap: number) => {
    if (gap < LEAST_GAP || gap > most) return;
    const other = explained({ count, gap });
    if (other.left < best.left) best = other;
  };
  for (let gap = LEAST_GAP + step; gap <= most; gap += step) tryGap(gap);
  if (best.left > 1) return best;
  for (let half = step / 2; half > LAST_STEP; half /= 2) {
    const { gap } = best.row;
    for (const near of [gap - half, gap + half]) tryGap(near);
  }
  return best;
}

/** The pixels within `reach` of the centre of a light; the ground is the middle one of those on their border. */
function pixelsOf(
  view: FrameView,
  centre: Point,
  along: Point,
  reach: { readonly along: number; readonly across: number },
): LightPixels {
  const pixels: { along: number; across: number; red: number }[] = [];
  const half = ceil(hypot(reach.along, reach.across));
  const [cx, cy] = [round(centre.x), round(centre.y)];
  for (let y = cy - half; y <= cy + half; y++) {
    for (let x = cx - half; x <= cx + half; x++) {
      const [dx, dy] = [x - centre.x, y - centre.y];
      const aside = dx * along.x + dy * along.y;
      const across = dy * along.x - dx * along.y;
      if (abs(aside) > reach.along || abs(across) > reach.across) continue;
      pixels.push({ along: aside, across, red: view.meanRed({ x, y }, PIXEL) });
    }
  }
  const isBorder = (pixel: { along: number; across: number }) =>
    max(abs(pixel.along) - reach.along, abs(pixel.across) - reach.across) > -1.5;
  const border = pixels
    .filter((pixel) => isBorder(pixel) && !Number.isNaN(pixel.red))
    .map(({ red }) => red)
    .sort((a, b) => a - b);
  const ground = border[border.length >> 1] ?? 0;
  const told = pixels.filter(({ red }) => red < CLIPPED);
  return {
    along: Float64Array.from(told, (pixel) => pixel.along),
    across: Float64Array.from(told, (pixel) => pixel.across),
    red: Float64Array.from(told, ({ red }) => red - ground),
  };
}

/** The direction from the first to the last of these units, length 1; along the frame's rows where they are fewer than two. */
export function directionOf(units: readonly Point[]): Point {
  const [first, last] = [units[0], units.at(-1)];
  const length = first && last ? hypot(last.x - first.x, last.y - first.y) : 0;
  return first && last && length > 0
    ? { x: (last.x - first.x) / length, y: (last.y - first.y) / length }
    : { x: 1, y: 0 };
}
