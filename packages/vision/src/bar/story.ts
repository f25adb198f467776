import type { BarModel, BarView } from './model';
import type { Placement } from './placement';
import { agreement, disorder } from './colours';

const { abs, hypot, log, min } = Math;

/** What one sampled frame offers. */
export interface FrameOffer {
  readonly timestamp: number;
  readonly width: number;
  readonly view: BarView;
  readonly placements: readonly Placement[];
}

/** How a story reads the frames: the model's naming, the places that are dark, degrees by which the telemetry's angles are too large. */
export interface Reading {
  readonly naming: number;
  readonly dark: readonly number[];
  readonly bias: number;
}

/** One placement per frame at most, and how well all of it looks like one PAPI. */
export interface Story {
  readonly reading: Reading;
  readonly placements: readonly (Placement | null)[];
  readonly score: number;
}

/** A bar may hide for so many sampled frames before it is taken up again. */
const LOOK_BACK = 4;

/**
 * Finds stories by dynamic programming over the frames. What it costs that one placement follows another is the same for every reading and
 * counted once.
 */
export class Stories {
  /** Cost from placement `j` of frame `f − back` to placement `i` of frame `f`: costs[f][back − 1][i * count + j]. */
  private readonly costs: readonly (readonly Float64Array[])[];

  constructor(
    private readonly model: BarModel,
    private readonly frames: readonly FrameOffer[],
  ) {
    this.costs = frames.map((frame, f) =>
      Array.from({ length: min(LOOK_BACK, f) }, (_, back) => {
        const before = frames[f - back - 1];
        if (before === undefined) return new Float64Array(0);
        const table = new Float64Array(frame.placements.length * before.placements.length);
        frame.placements.forEach((to, i) => {
          before.placements.forEach((from, j) => {
            table[i * before.placements.length + j] = change(before, from, frame, to);
          });
        });
        return table;
      }),
    );
  }

  /** The best story of one reading. `banned`: placements that it must not use. */
  best(reading: Reading, banned: ReadonlySet<Placement> = new Set()): Story {
    const totals: Float64Array[] = [];
    const previous: Int32Array[] = [];
    let last = { frame: -1, placement: -1, total: 0 };
    this.frames.forEach((frame, f) => {
      const total = new Float64Array(frame.placements.length);
      const from = new Int32Array(frame.placements.length).fill(-1);
      frame.placements.forEach((placement, i) => {
        if (banned.has(placement)) {
          total[i] = -Infinity;
          return;
        }
        const own = this.own(frame, placement, reading);
        let most = 0;
        this.costs[f]?.forEach((table, back) => {
          const before = totals[f - back - 1];
          if (before === undefined) return;
          for (let j = 0; j < before.length; j++) {
            const value = (before[j] ?? 0) - (table[i * before.length + j] ?? 0);
            if (value > most) {
              most = value;
              from[i] = back * 4096 + j;
            }
          }
        });
        total[i] = own + most;
        if (own + most > last.total) last = { frame: f, placement: i, total: own + most };
      });
      totals.push(total);
      previous.push(from);
    });
    const placements = new Array<Placement | null>(this.frames.length).fill(null);
    const score = last.total;
    for (let { frame, placement } = last; frame >= 0 && placement >= 0;) {
      placements[frame] = this.frames[frame]?.placements[placement] ?? null;
      const code = previous[frame]?.[placement] ?? -1;
      if (code < 0) break;
      frame -= 1 + Math.floor(code / 4096);
      placement = code % 4096;
    }
    return { reading, placements, score };
  }

  /** What one placement is worth by itself under a reading. */
  private own({ view }: FrameOffer, placement: Placement, { naming, dark, bias }: Reading): number {
    const nominals = this.model.namings[naming]?.nominals ?? [];
    const { spots, outside, whiteness, likeness, brightness } = placement;
    let worth = likeness + 0.4 * brightness - 0.35;
    let known = 0;
    let fit = 0;
    let low = Infinity;
    let high = -Infinity;
    for (let i = 0; i < spots.length; i++) {
      const isDark = dark.includes(i);
      if (spots[i] === null) {
        if (outside[i] === true) worth -= 0.1;
        else if (!isDark) worth -= 0.6;
        continue;
      }
      if (isDark) worth -= 1;
      const white = whiteness[i] ?? NaN;
      if (Number.isNaN(white)) continue;
      if (white > 1) return worth - 1.5;
      known += 1;
      low = min(low, white);
      high = Math.max(high, white);
      const angle = view.angles[i] ?? null;
      if (angle !== null) fit += agreement(white, angle, nominals[i] ?? 0, bias);
    }
    if (known === 0) return worth - 0.5;
    if (disorder(whiteness, nominals) > 0.4) return worth - 1.5;
    if (view.angles[0] === null) return worth + (high - low > 0.6 ? 0.4 : 0);
    return worth + (1.4 * fit) / known;
  }
}

/** How unlikely it is that one placement became the other between two sampled frames. */
function change(before: FrameOffer, a: Placement, after: FrameOffer, b: Placement): number {
  const zoom = abs(log(b.scale / a.scale));
  const turn = abs(b.tilt - a.tilt);
  const [p, q] = [middle(a), middle(b)];
  let [dx, dy] = [q.x - p.x, q.y - p.y];
  const { aim: from } = before.view;
  const { aim: to } = after.view;
  const steered = from !== null && to !== null;
  if (steered) {
    dx -= to.x * b.scale - from.x * a.scale;
    dy -= to.y * b.scale - from.y * a.scale;
  }
  const shift = hypot(dx, dy) / after.width;
  return min(3, 4 * zoom) + 4 * turn + (steered ? min(1.5, 4 * shift) : min(1, 2 * shift));
}

function middle({ points }: Placement): { x: number; y: number } {
  let x = 0;
  let y = 0;
  for (const point of points) {
    x += point.x;
    y += point.y;
  }
  return { x: x / points.length, y: y / points.length };
}
