import { median } from '../../robust';

const { max, min } = Math;

/** Light farther from its level than this (ln) counts as being there: what a dark lamp seems to do is noise. */
export const CLIP = 1.5;

/** Values about the medians of their groups, the farthest ones drawn in. */
export function aboutLevels<T extends { readonly group: number }>(
  points: readonly T[],
  value: (point: T) => number,
): number[] {
  const byGroup = new Map<number, number[]>();
  for (const point of points) {
    const known = byGroup.get(point.group) ?? [];
    byGroup.set(point.group, known);
    known.push(value(point));
  }
  const levels = new Map([...byGroup].map(([group, known]) => [group, median(known)]));
  return points.map((p) => max(-CLIP, min(CLIP, value(p) - (levels.get(p.group) ?? 0))));
}

/** The same about a line through each group: what grows or fades slowly, as while the drone comes nearer, is not what a drive does. */
export function aboutLines<T extends { readonly group: number; readonly frame: number }>(
  points: readonly T[],
  value: (point: T) => number,
): number[] {
  const about = aboutLevels(points, value);
  const lines = new Map<number, Line>();
  for (const group of new Set(points.map((p) => p.group))) {
    const own = points.flatMap((p, i) =>
      p.group === group ? [{ frame: p.frame, value: about[i] as number }] : [],
    );
    lines.set(group, lineThrough(own));
  }
  return points.map(({ group, frame }, i) => {
    const { middle, mean, slope } = lines.get(group) as Line;
    return (about[i] as number) - mean - slope * (frame - middle);
  });
}

interface Line {
  readonly middle: number;
  readonly mean: number;
  readonly slope: number;
}

/** Through the middle of the points, by least squares. */
function lineThrough(points: readonly { readonly frame: number; readonly value: number }[]): Line {
  const middle = meanOf(points, (p) => p.frame);
  const mean = meanOf(points, (p) => p.value);
  const squares = meanOf(points, (p) => (p.frame - middle) ** 2);
  const along = meanOf(points, (p) => (p.frame - middle) * (p.value - mean));
  return { middle, mean, slope: squares > 0 ? along / squares : 0 };
}

/** Mean of what `of` gives of the values. */
export function meanOf<T>(values: readonly T[], of: (value: T, i: number) => number): number {
  return values.reduce((sum, value, i) => sum + of(value, i), 0) / values.length;
}
