import { unitKey, whitePartOf, type FrameMeasurement } from '@papiscope/shared/contracts';
import type { AssEvent } from '../ass/document';
import { assColour, at, curve, filled, rectangle } from '../ass/draw';
import { BLACK, DIM, MARK, PALE, WHITE } from '../colours';
import type { DrawnUnit } from '../units';
import { xOf, type BarPlace, type BarScale } from './bar';
import type { Film } from './film';

/** Of a curve across its width: each the mean of the frames in it. */
const POINTS = 120;
/** Points that may be missing between two without a gap in the curve. */
const BRIDGED = 6;
/** Drawn on an empty picture, which is then laid on the frames: what is seen of a line is (1 − this)². */
const FAINT = 0.35;
const THICKNESS = 2.5;
const MARK_SIZE = 10;

/**
 * The unit's colour against its vertical angle, on the bar's scale: from red below to white above, as measured climbing (white) and
 * descending (grey), and where it is now.
 */
export function* curveEvents(
  { frames, angleOf, duration: end }: Film,
  unit: DrawnUnit,
  scale: BarScale,
  place: BarPlace,
): Generator<AssEvent, void, undefined> {
  const transition = unit.result?.transition ?? null;
  if (transition === null) return;
  const x = (angle: number): number => xOf(angle, scale, place);
  const y = (white: number): number => place.y + (1 - Math.min(1.06, Math.max(-0.06, white))) * place.height;
  const fixed = (layer: number, text: string): AssEvent => ({
    ...{ layer, start: 0, end, style: 'text', text, fixed: true },
  });
  for (const white of [0, 0.5, 1])
    yield fixed(1, filled(rectangle(place.width, 1), at(place.x, y(white)), PALE, FAINT));
  for (const angle of [transition.start, transition.angle, transition.end])
    yield fixed(1, filled(rectangle(1, place.height), at(x(angle), place.y), PALE, FAINT));
  yield fixed(2, `{${at(place.x + 4, place.y + 2)}\\1c${assColour(PALE)}}white part`);

  const points = frames.flatMap(({ row, start, end: last }) => {
    const angle = angleOf(unit, row.timestamp);
    const white = whiteIn(row, unit);
    const seen = angle !== null && white !== null && angle >= scale.low && angle <= scale.high;
    return seen ? [{ angle, white, start, end: last }] : [];
  });
  for (const [climbing, colour] of [
    [false, DIM],
    [true, WHITE],
  ] as const)
    for (const piece of pieces(flown(points, climbing), scale)) {
      const line = curve(
        piece.map(({ angle, white }) => [x(angle) - place.x, y(white) - place.y] as const),
        THICKNESS,
      );
      yield fixed(3, `{${at(place.x, place.y)}\\p4\\bord0\\1c${assColour(colour)}}${line}{\\p0}`);
    }
  const dot = rectangle(MARK_SIZE, MARK_SIZE);
  for (const { angle, white, start, end: last } of points) {
    const position = at(x(angle) - MARK_SIZE / 2, y(white) - MARK_SIZE / 2);
    const text = `{${position}\\p1\\bord1\\3c${assColour(BLACK)}\\1c${assColour(MARK)}}${dot}{\\p0}`;
    yield { layer: 4, start, end: last, style: 'text', text };
  }
}

/** The white part of a unit's light in a frame. */
function whiteIn(row: FrameMeasurement, { name, result }: DrawnUnit): number | null {
  const signal = row[unitKey(name)]?.linear_ratio_g_r ?? null;
  const plateaus = result?.plateaus ?? null;
  return signal === null || plateaus === null ? null : whitePartOf(signal, plateaus);
}

interface Point {
  readonly angle: number;
  readonly white: number;
}

/** Of points in the order of time, those between which the angle grows or falls. */
function flown(points: readonly Point[], climbing: boolean): Point[] {
  return points.filter((point, i) => {
    const [before, after] = [points[i - 1] ?? point, points[i + 1] ?? point];
    return after.angle >= before.angle === climbing;
  });
}

/** Means over small steps of the angle, in pieces without gaps. */
function pieces(points: readonly Point[], { low, high }: BarScale): Point[][] {
  const steps = Array.from({ length: POINTS }, () => ({ angle: 0, white: 0, count: 0 }));
  for (const { angle, white } of points) {
    const step = steps[Math.min(POINTS - 1, Math.floor(((angle - low) / (high - low)) * POINTS))];
    if (step === undefined) continue;
    step.angle += angle;
    step.white += white;
    step.count += 1;
  }
  const found: Point[][] = [];
  let missing = Infinity;
  for (const { angle, white, count } of steps) {
    if (count === 0) {
      missing += 1;
      continue;
    }
    if (missing > BRIDGED) found.push([]);
    missing = 0;
    found.at(-1)?.push({ angle: angle / count, white: white / count });
  }
  return found.filter((piece) => piece.length > 1);
}
