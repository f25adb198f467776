import type { Point } from '../image';

/** p′ = (a·x − b·y + tx, b·x + a·y + ty): scale √(a² + b²), rotation atan2(b, a). */
export interface Similarity {
  readonly a: number;
  readonly b: number;
  readonly tx: number;
  readonly ty: number;
}

export function translation(shift: Point): Similarity {
  return { a: 1, b: 0, tx: shift.x, ty: shift.y };
}

/** What takes `from` to `to` on average. */
export function shiftBetween(from: readonly Point[], to: readonly Point[]): Point {
  const sum = { x: 0, y: 0 };
  from.forEach((p, i) => {
    const q = to[i] ?? p;
    sum.x += q.x - p.x;
    sum.y += q.y - p.y;
  });
  return { x: sum.x / from.length, y: sum.y / from.length };
}

export function apply(transform: Similarity, point: Point): Point {
  return {
    x: transform.a * point.x - transform.b * point.y + transform.tx,
    y: transform.b * point.x + transform.a * point.y + transform.ty,
  };
}

/** Least-squares similarity that takes `from` to `to` (Umeyama, IEEE TPAMI 13 (1991) 376, in the plane); one pair gives a translation. */
export function fitSimilarity(from: readonly Point[], to: readonly Point[]): Similarity {
  const n = from.length;
  const mean = (points: readonly Point[]) => ({
    x: points.reduce((sum, p) => sum + p.x, 0) / n,
    y: points.reduce((sum, p) => sum + p.y, 0) / n,
  });
  const f = mean(from);
  const t = mean(to);
  let dot = 0;
  let cross = 0;
  let norm = 0;
  from.forEach((p, i) => {
    const q = to[i];
    if (q === undefined) return;
    const px = p.x - f.x;
    const py = p.y - f.y;
    dot += px * (q.x - t.x) + py * (q.y - t.y);
    cross += px * (q.y - t.y) - py * (q.x - t.x);
    norm += px * px + py * py;
  });
  if (n < 2 || norm === 0) return translation({ x: t.x - f.x, y: t.y - f.y });
  const a = dot / norm;
  const b = cross / norm;
  return { a, b, tx: t.x - (a * f.x - b * f.y), ty: t.y - (b * f.x + a * f.y) };
}
