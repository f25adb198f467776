import type { AssEvent } from '../ass/document';
import { assColour, at, curve, filled, rectangle } from '../ass/draw';
import { BLACK, MARK, PALE, WHITE } from '../colours';
import { degrees } from '../format';
import type { DrawnUnit } from '../units';
import type { Film } from './film';
import type { OverlayLayout } from './layout';

/** More points cannot be told apart in a plot this small. */
const POINTS = 160;
/** Letters that lie closer, in heights of their line, would cover each other. */
const LETTERS_APART = 0.5;
/** Degrees; a flight at one angle is not blown up. */
const SMALLEST_SPAN = 0.2;

/** The whole flight's mean angle against time, small: where the colours change, and where the video is now. */
export function* plotEvents(
  { frames, angleOf, duration }: Film,
  units: readonly DrawnUnit[],
  { plot, unit, smallSize }: OverlayLayout,
): Generator<AssEvent, void, undefined> {
  const points = frames.map(({ row, time, start, end }) => {
    const angles = units.flatMap((each) => angleOf(each, row.timestamp) ?? []);
    const mean = angles.reduce((sum, angle) => sum + angle, 0) / angles.length;
    return { time, start, end, angle: angles.length === 0 ? null : mean };
  });
  const transitions = units.flatMap(({ letter, result }) => {
    const transition = result?.transition ?? null;
    return transition === null ? [] : [{ letter, angle: transition.angle }];
  });
  const known = [...points.flatMap(({ angle }) => angle ?? []), ...transitions.map(({ angle }) => angle)];
  if (points.every(({ angle }) => angle === null) || duration <= 0) return;
  const low = least(known);
  const span = Math.max(SMALLEST_SPAN, -least(known.map((angle) => -angle)) - low);
  const inset = Math.round(8 * unit);
  const lettersAt = beside(transitions, ((LETTERS_APART * smallSize) / (plot.height - 2 * inset)) * span);
  const longest = Math.max(1, ...lettersAt.map(({ letters }) => letters.length));
  const right = Math.round((0.8 + 0.8 * longest) * smallSize);
  const width = plot.width - 2 * inset - right;
  const height = plot.height - 2 * inset;
  const x = (time: number): number => plot.x + inset + (time / duration) * width;
  const y = (angle: number): number => plot.y + inset + (1 - (angle - low) / span) * height;
  const event = (layer: number, text: string, style = 'text'): AssEvent => ({
    layer,
    start: 0,
    end: duration,
    style,
    text,
  });

  yield event(0, filled(rectangle(plot.width, plot.height), at(plot.x, plot.y), BLACK, 0.5));
  for (const { angle } of transitions) {
    const line = rectangle(width, Math.max(1, Math.round(unit)));
    yield event(1, filled(line, at(plot.x + inset, y(angle)), PALE, 0.45));
  }
  for (const { letters, angle } of lettersAt) {
    const label = `{${at(plot.x + plot.width - inset, y(angle) - smallSize / 2, 9)}\\1c${assColour(PALE)}}${letters}`;
    yield event(1, label, 'small');
  }
  for (const stretch of stretches(points, Math.ceil(points.length / POINTS))) {
    const line = curve(
      stretch.map(({ time, angle }) => [x(time) - plot.x, y(angle) - plot.y] as const),
      2 * unit,
    );
    yield event(2, `{${at(plot.x, plot.y)}\\p4\\bord0\\1c${assColour(WHITE)}}${line}{\\p0}`);
  }
  const size = Math.max(6, 2 * Math.round(5 * unit));
  for (const { time, start, end, angle } of points) {
    if (angle === null) continue;
    const mark = `{${at(x(time) - size / 2, y(angle) - size / 2)}\\p1\\bord1\\3c${assColour(BLACK)}\\1c${assColour(MARK)}}${rectangle(size, size)}{\\p0}`;
    yield { layer: 4, start, end, style: 'text', text: mark };
  }
  yield event(
    2,
    `{${at(plot.x + inset, plot.y + inset)}\\1c${assColour(PALE)}}${degrees(low + span, 1)}`,
    'small',
  );
}

interface Lettered {
  readonly letters: string;
  readonly angle: number;
}

/** Letters of units whose angles are no further apart than `least`, degrees, side by side: those of the two sides of a PAPI. */
function beside(
  transitions: readonly { readonly letter: string; readonly angle: number }[],
  least: number,
): Lettered[] {
  const groups: (typeof transitions)[] = [];
  for (const each of [...transitions].sort((a, b) => a.angle - b.angle)) {
    const last = groups.at(-1);
    if (last?.[0] !== undefined && each.angle - last[0].angle < least) groups.splice(-1, 1, [...last, each]);
    else groups.push([each]);
  }
  return groups.map((group) => ({
    letters: group
      .map(({ letter }) => letter)
      .sort()
      .join(''),
    angle: group.reduce((sum, { angle }) => sum + angle, 0) / group.length,
  }));
}

interface Point {
  readonly time: number;
  readonly angle: number;
}

/** Every n-th point, in pieces without gaps of two points and more. */
function stretches(
  points: readonly { readonly time: number; readonly angle: number | null }[],
  every: number,
): Point[][] {
  const pieces: Point[][] = [[]];
  points.forEach(({ time, angle }, i) => {
    if (angle === null) {
      if (pieces.at(-1)?.length !== 0) pieces.push([]);
    } else if (i % every === 0 || i === points.length - 1) pieces.at(-1)?.push({ time, angle });
  });
  return pieces.filter((piece) => piece.length > 1);
}

function least(values: readonly number[]): number {
  return values.reduce((a, b) => Math.min(a, b), Infinity);
}
