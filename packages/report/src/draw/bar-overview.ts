import type { ReportLanguage } from '@papiscope/shared/contracts';
import type { UnitRow } from '../model/types';
import { quantity, type Say } from '../text';
import { axisAround, plane } from './axes';
import { legend } from './legend';
import { COLOURS, label, line, rectangle, type Picture, type Shape } from './picture';

const HEIGHT = 34;
const WIDTH = 515;

/** One line a unit: the nominal angle with its tolerance as a band, the measured angle with U as a bar. Null without any angle. */
export function barOverview(units: readonly UnitRow[], say: Say, language: ReportLanguage): Picture | null {
  const shown = units.filter((unit) => unit.angle !== null || unit.nominal_angle !== null);
  if (shown.length === 0) return null;
  const size = { width: WIDTH, height: 60 + HEIGHT * shown.length };
  const ends = shown.flatMap(({ angle, nominal_angle: nominal, tolerance, u_angle_arcmin: u }) => [
    ...(angle === null ? [] : [angle - (u ?? 0) / 60, angle + (u ?? 0) / 60]),
    ...(nominal === null ? [] : [nominal - (tolerance ?? 0), nominal + (tolerance ?? 0)]),
  ]);
  const rows = { low: 0, high: shown.length + 0.7, label: '' };
  const { at, frame, left, top } = plane(
    size,
    axisAround(ends, say('axis_vertical_angle'), 0.2),
    rows,
    language,
  );
  const marks = shown.flatMap((unit, i) => unitMarks(unit, shown.length - i - 0.5, at, left, language));
  return {
    ...size,
    title: say('bar_figure'),
    shapes: [
      ...frame.filter((shape) => shape.kind === 'path' || shape.y > size.height - 25),
      ...marks,
      ...legend(
        [
          { text: say('legend_nominal'), colour: COLOURS.band, mark: 'area' },
          { text: say('legend_measured'), colour: COLOURS.ink, mark: 'line' },
        ],
        left + 6,
        top + 6,
      ),
    ],
  };
}

function unitMarks(
  unit: UnitRow,
  y: number,
  at: (x: number, y: number) => readonly [number, number],
  left: number,
  language: ReportLanguage,
): Shape[] {
  const { angle, nominal_angle: nominal, tolerance, u_angle_arcmin: u } = unit;
  const shapes: Shape[] = [
    label(unit.letter, [left - 12, at(0, y)[1] + 4], { size: 11, bold: true, anchor: 'middle' }),
  ];
  if (nominal !== null) {
    const reach = tolerance ?? 0;
    shapes.push(
      rectangle(at(nominal - reach, y + 0.3), at(nominal + reach, y - 0.3), { fill: COLOURS.band }),
      line([at(nominal, y + 0.3), at(nominal, y - 0.3)], {
        stroke: COLOURS.bandEdge,
        width: 1,
        dash: [3, 2],
      }),
    );
  }
  if (angle === null) return shapes;
  const colour = COLOURS[unit.verdict];
  const half = (u ?? 0) / 60;
  const whisker = (x: number) => line([at(x, y + 0.1), at(x, y - 0.1)], { stroke: colour, width: 1.2 });
  const [x, top] = at(angle, y + 0.16);
  return [
    ...shapes,
    line([at(angle - half, y), at(angle + half, y)], { stroke: colour, width: 1.6 }),
    whisker(angle - half),
    whisker(angle + half),
    line([at(angle, y + 0.2), at(angle, y - 0.2)], { stroke: colour, width: 2 }),
    label(quantity(angle, 'deg', language), [x, top - 3], {
      anchor: 'middle',
      colour,
      bold: true,
      size: 7.5,
    }),
  ];
}
