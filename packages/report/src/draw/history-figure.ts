import type { ReportLanguage, UnitName } from '@papiscope/shared/contracts';
import type { History } from '../model/history';
import { letter } from '../model/letter';
import type { Say } from '../text';
import { axisAround, plane } from './axes';
import { COLOURS, label, line, rectangle, type Picture, type Shape } from './picture';

const SIZE = { width: 252, height: 120 };
const WHISKER = 0.08;
/** Least extent of the vertical axis, degrees. */
const LEAST = 0.1;

/** A unit's angle with U as a bar, flight by flight, over the nominal angle and tolerance of each; null where it was measured once at most. */
export function historyFigure(
  { flights }: History,
  unit: UnitName,
  say: Say,
  language: ReportLanguage,
): Picture | null {
  const points = flights.flatMap(({ number, units, absolute_angles: absolute }) => {
    const of = units[unit];
    return of === undefined || of.angle === null
      ? []
      : [{ ...of, number, angle: of.angle, u: (of.u_angle_arcmin ?? 0) / 60, absolute }];
  });
  if (points.length < 2) return null;
  const ends = points.flatMap(({ angle, u, nominal_angle: nominal, tolerance }) => [
    angle - u,
    angle + u,
    ...(nominal === null ? [] : [nominal - (tolerance ?? 0), nominal + (tolerance ?? 0)]),
  ]);
  const x = { low: 0.5, high: flights.length + 0.5, label: say('axis_flight') };
  const { at, frame, bottom } = plane(SIZE, x, axisAround(ends, say('axis_vertical_angle'), LEAST), language);
  // Flights are counted: their numbers stand under the axis in place of its ticks.
  const axes = frame.filter((shape) => shape.kind === 'path' || shape.y !== bottom + 10);
  const bands = points.flatMap(({ number, nominal_angle: nominal, tolerance }): Shape[] =>
    nominal === null
      ? []
      : [
          rectangle(
            at(number - 0.5, nominal + (tolerance ?? 0)),
            at(number + 0.5, nominal - (tolerance ?? 0)),
            {
              fill: COLOURS.band,
            },
          ),
          line([at(number - 0.5, nominal), at(number + 0.5, nominal)], {
            stroke: COLOURS.bandEdge,
            width: 0.8,
            dash: [3, 2],
          }),
        ],
  );
  return {
    ...SIZE,
    title: say('history_figure', { unit: letter(unit) }),
    shapes: [
      ...bands,
      ...axes,
      ...flights.map(({ number }) =>
        label(String(number), [at(number, 0)[0], bottom + 10], {
          anchor: 'middle',
          bold: number === flights.length,
        }),
      ),
      ...points.flatMap(({ number, angle, u, absolute }) => {
        const stroke = absolute === 'valid' ? COLOURS.up : COLOURS.not_measured;
        const bar = (value: number): Shape =>
          line([at(number - WHISKER, value), at(number + WHISKER, value)], { stroke, width: 1.2 });
        return [
          line([at(number, angle - u), at(number, angle + u)], { stroke, width: 1.2 }),
          bar(angle - u),
          bar(angle + u),
          line([at(number - 2 * WHISKER, angle), at(number + 2 * WHISKER, angle)], { stroke, width: 2 }),
        ];
      }),
    ],
  };
}
