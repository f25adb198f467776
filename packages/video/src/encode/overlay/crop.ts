import { unitKey } from '@papiscope/shared/contracts';
import { assDocument, type AssEvent, type AssStyle } from '../ass/document';
import { assColour, at } from '../ass/draw';
import { DIM, PALE, statusColour, verdictColour } from '../colours';
import { CROP_FOOTER, CROP_PICTURE } from '../crop-path';
import { clock, degrees, signed } from '../format';
import type { ShownFrame } from '../timeline';
import { foundLight, type DrawnUnit } from '../units';
import type { AngleOf } from './angle-of';
import { barEvents, barMark, barScale, type BarPlace } from './bar';

const MARGIN = 20;
const BAR: BarPlace = {
  x: MARGIN,
  y: CROP_PICTURE.height + 62,
  width: CROP_PICTURE.width - 2 * MARGIN,
  height: 24,
};

const STYLES: readonly AssStyle[] = [
  { name: 'text', size: 20 },
  { name: 'bold', size: 28, bold: true },
  { name: 'info', size: 20, outline: 1 },
];

/** The drawings of one unit's own video: its name, angle and status now, and its bar below the picture. */
export function cropOverlay(
  frames: readonly ShownFrame[],
  unit: DrawnUnit,
  duration: number,
  angleOf: AngleOf,
): Iterable<string> {
  const size = { width: CROP_PICTURE.width, height: CROP_PICTURE.height + CROP_FOOTER };
  return assDocument(size, STYLES, cropEvents(frames, unit, duration, angleOf));
}

function* cropEvents(
  frames: readonly ShownFrame[],
  unit: DrawnUnit,
  duration: number,
  angleOf: AngleOf,
): Generator<AssEvent, void, undefined> {
  const scale = barScale(unit);
  yield* fixedEvents(unit, duration);
  if (scale !== null) yield* barEvents(unit, scale, BAR, duration);
  for (const { row, start, end } of frames) {
    const status = row[unitKey(unit.name)]?.status ?? 'NOT_VISIBLE';
    const colour = assColour(statusColour(status));
    const angle = angleOf(unit, row.timestamp);
    const lost = foundLight(row, unit.name) === null ? '   light not found' : '';
    const value = angle === null ? '–' : degrees(angle, 3);
    const values = `{${at(MARGIN + 122, CROP_PICTURE.height + 8)}\\1c${colour}}${value}`;
    const info = `{${at(MARGIN, 12)}}Frame ${row.frame_number}   ${clock(row.timestamp)}${lost}`;
    yield { layer: 2, start, end, style: 'bold', text: values };
    yield { layer: 2, start, end, style: 'info', text: info };
    if (scale === null || angle === null) continue;
    yield { layer: 4, start, end, style: 'text', text: barMark(angle, scale, BAR) };
  }
}

function fixedEvents({ letter, result }: DrawnUnit, end: number): AssEvent[] {
  const right = CROP_PICTURE.width - MARGIN;
  const event = (style: string, text: string): AssEvent => ({ layer: 2, start: 0, end, style, text });
  const events = [event('bold', `{${at(MARGIN, CROP_PICTURE.height + 8)}}PAPI ${letter}`)];
  if (result === null) return events;
  const { nominal_angle: nominal, transition, deviation_arcmin: deviation, verdict } = result;
  if (nominal !== null) {
    events.push(
      event(
        'text',
        `{${at(right, CROP_PICTURE.height + 13, 9)}\\1c${assColour(PALE)}}nominal ${degrees(nominal)}`,
      ),
    );
  }
  if (transition !== null) {
    const off = deviation === null ? '' : `   ${signed(deviation, 1)}′ from nominal`;
    const values = `start ${transition.start.toFixed(3)}   middle ${degrees(transition.angle, 3)}   end ${transition.end.toFixed(3)}`;
    events.push(
      event('text', `{${at(MARGIN, BAR.y + BAR.height + 18)}\\fs17}${values}{\\1c${assColour(PALE)}}${off}`),
    );
  }
  const word = verdict === 'not_measured' ? 'not measured' : verdict;
  const colour = assColour(verdict === 'not_measured' ? DIM : verdictColour(verdict));
  events.push(event('text', `{${at(right, BAR.y + BAR.height + 16, 9)}\\b1\\1c${colour}}${word}`));
  return events;
}
