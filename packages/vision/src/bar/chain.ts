import { UNITS_OF_BAR, type Row } from './row';

/** Which end of the bar turns white first (the lowest setting angle). */
export type WhiteEnd = 'left' | 'right';

/** The best story over the sampled frames: one row per frame (null where none fits), and how good it is. */
export interface Chain {
  readonly rows: readonly (Row | null)[];
  readonly whiteEnd: WhiteEnd;
  readonly score: number;
  /** Frames in which red and white stand side by side in the right order. */
  readonly mixedFrames: number;
  /** Different numbers of white units seen. */
  readonly patterns: number;
}

/**
 * The sequence of rows, at most one per frame, that looks most like one PAPI: good geometry, red and white in an order that only a PAPI
 * shows, spacing and tilt that change slowly. Dynamic programming over the frames, once for each end that may turn white first.
 */
export function bestChain(
  frames: readonly (readonly Row[])[],
  whiteEnds: readonly WhiteEnd[],
  frameWidth: number,
): Chain {
  const chains = whiteEnds.map((end) => chainFor(frames, end, frameWidth));
  return chains.reduce((best, chain) => (chain.score > best.score ? chain : best));
}

interface Node {
  readonly frame: number;
  readonly row: Row;
  readonly own: number;
  total: number;
  previous: Node | null;
}

function chainFor(frames: readonly (readonly Row[])[], whiteEnd: WhiteEnd, frameWidth: number): Chain {
  const nodes: Node[] = [];
  let last: Node | null = null;
  frames.forEach((rows, frame) => {
    const before = nodes.slice();
    for (const row of rows) {
      const own = row.geometry + colourScore(row, whiteEnd);
      const node: Node = { frame, row, own, total: own, previous: null };
      for (const candidate of before) {
        if (candidate.frame === frame) continue;
        const total = candidate.total + own - change(candidate.row, row, frameWidth);
        if (total > node.total) {
          node.total = total;
          node.previous = candidate;
        }
      }
      nodes.push(node);
      if (last === null || node.total > last.total) last = node;
    }
  });
  const rows = new Array<Row | null>(frames.length).fill(null);
  const score = (last as Node | null)?.total ?? 0;
  for (let node = last as Node | null; node !== null; node = node.previous) rows[node.frame] = node.row;
  const present = rows.filter((row) => row !== null);
  return {
    rows,
    whiteEnd,
    score,
    mixedFrames: present.filter((row) => isMixed(row)).length,
    patterns: new Set(
      present.flatMap((row) => (isKnown(row) ? [row.whiteness.filter((w) => w > 0.5).length] : [])),
    ).size,
  };
}

function isKnown(row: Row): boolean {
  return row.whiteness.every((w) => !Number.isNaN(w));
}

function isMixed(row: Row): boolean {
  const known = row.whiteness.filter((w) => !Number.isNaN(w));
  return Math.max(...known) - Math.min(...known) > 0.6;
}

/** Reward for red and white in the order of a PAPI, penalty for any other mixture and for green light. */
function colourScore(row: Row, whiteEnd: WhiteEnd): number {
  const ordered = whiteEnd === 'left' ? row.whiteness : [...row.whiteness].reverse();
  const known = ordered.filter((w) => !Number.isNaN(w));
  if (known.length < UNITS_OF_BAR - 1) return -0.5;
  if (known.some((w) => w > 1)) return -1.5;
  const rise = known.reduce((sum, w, i) => sum + Math.max(0, w - (known[i - 1] ?? w) - 0.15), 0);
  if (rise > 0.3) return -1.5;
  return isMixed(row) ? 1.5 : 0;
}

/** How unlikely it is that one row became the other between two sampled frames. */
function change(a: Row, b: Row, frameWidth: number): number {
  const zoom = Math.abs(Math.log(b.spacing / a.spacing));
  const turn = Math.abs(b.tilt - a.tilt);
  const shift = Math.hypot(middle(b).x - middle(a).x, middle(b).y - middle(a).y) / frameWidth;
  return Math.min(3, 4 * zoom) + 4 * turn + Math.min(1, 2 * shift);
}

function middle(row: Row): { x: number; y: number } {
  const sum = row.points.reduce((total, point) => ({ x: total.x + point.x, y: total.y + point.y }), {
    x: 0,
    y: 0,
  });
  return { x: sum.x / row.points.length, y: sum.y / row.points.length };
}
