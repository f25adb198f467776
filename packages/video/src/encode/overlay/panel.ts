import { unitKey } from '@papiscope/shared/contracts';
import type { AssEvent } from '../ass/document';
import { assColour, at, filled, rectangle } from '../ass/draw';
import { BLACK, DIM, PALE, statusColour, verdictColour } from '../colours';
import { degrees, signed } from '../format';
import type { ShownFrame } from '../timeline';
import type { DrawnUnit } from '../units';
import type { AngleOf } from './angle-of';
import { barEvents, barMark, barScale } from './bar';
import type { OverlayLayout, PanelColumn } from './layout';

/** Narrower columns, in heights of small text, hold the angles alone, and a sign for the verdict. */
const WIDE_COLUMN = 14;
/** Drawn on an empty picture, which is then laid on the frames, what is seen of them is 1 − (1 − this)². */
const SEE_THROUGH = 0.26;
const VERDICT_SIGNS = { pass: '✓', fail: '✗', inconclusive: '?', not_measured: '–' } as const;

/** One column per unit: name, angle now, nominal; its bar with the moving mark; the transition as measured, with the verdict. */
export function* panelEvents(
  frames: readonly ShownFrame[],
  units: readonly DrawnUnit[],
  layout: OverlayLayout,
  end: number,
  angleOf: AngleOf,
): Generator<AssEvent, void, undefined> {
  const { panel, size } = layout;
  const background = filled(rectangle(size.width, panel.height), at(0, panel.y), BLACK, SEE_THROUGH);
  yield { layer: 0, start: 0, end, style: 'text', text: background, fixed: true };
  for (const [i, column] of layout.columns.entries()) {
    const unit = units[i];
    if (unit === undefined) continue;
    yield* fixedEvents(unit, column, layout, end);
    yield* movingEvents(frames, unit, column, layout, angleOf);
  }
}

function fixedEvents(unit: DrawnUnit, column: PanelColumn, layout: OverlayLayout, end: number): AssEvent[] {
  const fixed = true;
  const right = column.x + column.width;
  const events: AssEvent[] = [
    {
      layer: 2,
      start: 0,
      end,
      style: 'bold',
      text: `{${at(column.x, column.titleY)}}${unit.letter}`,
      fixed,
    },
  ];
  const narrow = column.width / layout.smallSize < WIDE_COLUMN;
  const nominal = unit.result?.nominal_angle ?? null;
  if (nominal !== null) {
    const text = `{${at(right, column.titleY, 9)}\\1c${assColour(PALE)}}${narrow ? '' : 'nominal '}${degrees(nominal)}`;
    events.push({ layer: 2, start: 0, end, style: 'small', text, fixed });
  }
  const scale = barScale(unit);
  if (scale !== null) events.push(...barEvents(unit, scale, column.bar, end));
  const measured = `{${at(column.x, column.valuesY)}}${measuredText(unit, narrow)}`;
  events.push({ layer: 2, start: 0, end, style: 'small', text: measured, fixed });
  if (unit.result !== null) {
    const { verdict } = unit.result;
    const word = narrow ? VERDICT_SIGNS[verdict] : verdict.replace('_', ' ');
    const text = `{${at(right, column.valuesY, 9)}\\1c${assColour(verdictColour(verdict))}}${word}`;
    events.push({ layer: 2, start: 0, end, style: 'small-bold', text, fixed });
  }
  return events;
}

function measuredText({ result }: DrawnUnit, narrow: boolean): string {
  if (result === null || result.transition === null) return '';
  const { angle, start, end } = result.transition;
  const deviation = result.deviation_arcmin === null ? '' : ` (${signed(result.deviation_arcmin, 1)}′)`;
  if (narrow) return degrees(angle);
  const dim = assColour(PALE);
  return `{\\1c${dim}}${start.toFixed(2)} {\\1c&HFFFFFF&\\b1}${degrees(angle, 3)}{\\b0\\1c${dim}} ${end.toFixed(2)}${deviation}`;
}

function* movingEvents(
  frames: readonly ShownFrame[],
  unit: DrawnUnit,
  column: PanelColumn,
  layout: OverlayLayout,
  angleOf: AngleOf,
): Generator<AssEvent, void, undefined> {
  const scale = barScale(unit);
  const x = column.x + Math.round(layout.textSize * 1.1);
  for (const { row, start, end } of frames) {
    const status = row[unitKey(unit.name)]?.status ?? 'NOT_VISIBLE';
    const angle = angleOf(unit, row.timestamp);
    const value = angle === null ? '–' : degrees(angle, 3);
    const colour = assColour(status === 'NOT_VISIBLE' ? DIM : statusColour(status));
    const text = `{${at(x, column.titleY)}\\1c${colour}}${value}`;
    yield { layer: 2, start, end, style: 'bold', text };
    if (scale === null || angle === null) continue;
    yield { layer: 4, start, end, style: 'text', text: barMark(angle, scale, column.bar) };
  }
}
