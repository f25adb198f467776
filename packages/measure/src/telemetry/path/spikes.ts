import type { UpdatePoint } from './stairs';

/**
 * Leaves out single values that lie farther than `limit` from the straight line between their neighbours, while those agree
 * with each other: a glitch of the receiver, not a movement. `limit` in the unit of the series.
 */
export function withoutSpikes(points: readonly UpdatePoint[], limit: number): readonly UpdatePoint[] {
  return points.filter((point, index) => {
    const before = points[index - 1];
    const after = points[index + 1];
    if (before === undefined || after === undefined || after.time <= before.time) return true;
    const slope = (after.value - before.value) / (after.time - before.time);
    const off = Math.abs(point.value - before.value - slope * (point.time - before.time));
    return off <= limit || Math.abs(after.value - before.value) > off / 2;
  });
}
