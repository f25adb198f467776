import { unitKey } from '@papiscope/shared/contracts';
import type { AssEvent, AssStyle } from '../ass/document';
import { assColour, at } from '../ass/draw';
import { DIM, PALE, statusColour, verdictColour } from '../colours';
import { degrees, signed } from '../format';
import type { DrawnUnit } from '../units';
import { barEvents, barMark, barScale, type BarPlace } from './bar';
import { curveEvents } from './colour-curve';
import type { Film } from './film';

/** Where a unit's name, values, curve and bar lie, pixels: top left corner, width, and heights of text, curve (0: none) and bar. */
export interface CardPlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly title: number;
  readonly text: number;
  readonly curve: number;
  readonly bar: number;
}

const MARGIN = 20;
const CURVE_GAP = 10;

/** The styles a card's events name. */
export function cardStyles({ title, text }: Pick<CardPlace, 'title' | 'text'>): AssStyle[] {
  return [
    { name: 'title', size: title, bold: true },
    { name: 'text', size: text },
    { name: 'info', size: text, outline: 1 },
  ];
}

/** A unit below its picture: name, angle now in the light's colour, nominal angle; its colour curve, the bar with its mark; what was measured, and the verdict. */
export function* cardEvents(
  film: Film,
  unit: DrawnUnit,
  place: CardPlace,
): Generator<AssEvent, void, undefined> {
  const { frames, duration, angleOf } = film;
  const scale = barScale(unit);
  const bar = barPlace(place);
  yield* fixedEvents(unit, place, duration);
  if (scale !== null) yield* barEvents(unit, scale, bar, duration);
  if (scale !== null && place.curve > 0) yield* curveEvents(film, unit, scale, curvePlace(place));
  const value = at(place.x + MARGIN + 1.25 * place.title, place.y + 8);
  for (const { row, start, end } of frames) {
    const status = row[unitKey(unit.name)]?.status ?? 'NOT_VISIBLE';
    const angle = angleOf(unit, row.timestamp);
    const text = `{${value}\\1c${assColour(statusColour(status))}}${angle === null ? '–' : degrees(angle, 3)}`;
    yield { layer: 2, start, end, style: 'title', text };
    if (scale === null || angle === null) continue;
    yield { layer: 4, start, end, style: 'text', text: barMark(angle, scale, bar) };
  }
}

function curvePlace({ x, y, width, title, curve }: CardPlace): BarPlace {
  return { x: x + MARGIN, y: y + 8 + Math.round(1.4 * title), width: width - 2 * MARGIN, height: curve };
}

function barPlace({ x, y, width, title, curve, bar }: CardPlace): BarPlace {
  return {
    x: x + MARGIN,
    y: y + 8 + Math.round(1.25 * title + 0.8 * bar) + (curve > 0 ? curve + CURVE_GAP : 0),
    width: width - 2 * MARGIN,
    height: bar,
  };
}

function fixedEvents({ letter, result }: DrawnUnit, place: CardPlace, end: number): AssEvent[] {
  const [left, right] = [place.x + MARGIN, place.x + place.width - MARGIN];
  const bar = barPlace(place);
  const event = (style: string, text: string): AssEvent => ({
    layer: 2,
    start: 0,
    end,
    style,
    text,
    fixed: true,
  });
  const events = [event('title', `{${at(left, place.y + 8)}}${letter}`)];
  if (result === null) return events;
  const { nominal_angle: nominal, transition, deviation_arcmin: deviation, verdict } = result;
  const pale = assColour(PALE);
  if (nominal !== null) {
    const y = place.y + 8 + place.title - place.text;
    events.push(event('text', `{${at(right, y, 9)}\\1c${pale}}nominal ${degrees(nominal)}`));
  }
  const firstLine = bar.y + Math.round(1.5 * bar.height) + 4;
  const secondLine = firstLine + Math.round(1.3 * place.text);
  if (transition !== null) {
    const { start, angle, end: last } = transition;
    const values: [string, number, 7 | 8 | 9][] = [
      [`start ${degrees(start, 3)}`, left, 7],
      [`{\\b1}${degrees(angle, 3)}{\\b0}`, (left + right) / 2, 8],
      [`end ${degrees(last, 3)}`, right, 9],
    ];
    for (const [text, x, anchor] of values) {
      const colour = anchor === 8 ? '' : `\\1c${pale}`;
      events.push(event('text', `{${at(x, firstLine, anchor)}${colour}}${text}`));
    }
    if (deviation !== null) {
      events.push(event('text', `{${at(left, secondLine)}}${signed(deviation, 1)}′ from nominal`));
    }
  }
  const word = verdict === 'not_measured' ? 'not measured' : verdict;
  const colour = assColour(verdict === 'not_measured' ? DIM : verdictColour(verdict));
  events.push(event('text', `{${at(right, secondLine, 9)}\\b1\\1c${colour}}${word}`));
  return events;
}
