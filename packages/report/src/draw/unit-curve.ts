import { fittedWhitePart, type ReportLanguage } from '@papiscope/shared/contracts';
import type { UnitRow } from '../model/types';
import type { Say } from '../text';
import type { CurveData } from '../trace/plots';
import { plane } from './axes';
import { legend } from './legend';
import { COLOURS, dots, line, rectangle, type Picture } from './picture';

const SIZE = { width: 252, height: 165 };
const LOW = -10;
/** Room above 100 % for noise and the legend. */
const HIGH = 130;
const HIGHEST_POINT = 115;
const STEPS = 120;

/** White part against vertical angle: the frames of both directions, the fitted transition, the nominal with its tolerance. */
export function unitCurve(unit: UnitRow, data: CurveData, say: Say, language: ReportLanguage): Picture {
  const x = { low: data.from, high: data.to, label: say('axis_vertical_angle') };
  const { at, frame, left, top } = plane(
    SIZE,
    x,
    { low: LOW, high: HIGH, label: say('axis_white_part') },
    language,
  );
  const inside = (angle: number): number => Math.min(data.to, Math.max(data.from, angle));
  const points = (list: CurveData['up']) =>
    list.map(([angle, white]) => at(angle, Math.min(HIGHEST_POINT, Math.max(LOW, white * 100))));
  const { nominal_angle: nominal, tolerance, angle, start, end } = unit;
  const band =
    nominal === null || tolerance === null
      ? []
      : [
          rectangle(at(inside(nominal - tolerance), LOW), at(inside(nominal + tolerance), HIGH), {
            fill: COLOURS.band,
          }),
        ];
  const nominalLine =
    nominal === null || nominal !== inside(nominal)
      ? []
      : [line([at(nominal, LOW), at(nominal, HIGH)], { stroke: COLOURS.bandEdge, width: 0.8, dash: [3, 2] })];
  const fit =
    angle === null || start === null || end === null
      ? []
      : [
          line(
            Array.from({ length: STEPS + 1 }, (_, i) => {
              const degrees = data.from + ((data.to - data.from) * i) / STEPS;
              return at(degrees, 100 * fittedWhitePart(degrees, { angle, start, end }));
            }),
            { stroke: COLOURS.fit, width: 1.2 },
          ),
          line([at(angle, LOW), at(angle, 50), at(data.from, 50)], {
            stroke: COLOURS.faint,
            width: 0.6,
            dash: [1.5, 1.5],
          }),
        ];
  return {
    ...SIZE,
    title: say('curve_figure', { unit: unit.letter }),
    shapes: [
      ...band,
      ...frame,
      ...nominalLine,
      dots(points(data.up), COLOURS.up),
      dots(points(data.down), COLOURS.down),
      ...fit,
      ...legend(
        [
          { text: say('legend_up'), colour: COLOURS.up, mark: 'dots' },
          { text: say('legend_down'), colour: COLOURS.down, mark: 'dots' },
          { text: say('legend_fit'), colour: COLOURS.fit, mark: 'line' },
        ],
        left + 6,
        top + 8,
      ),
    ],
  };
}
