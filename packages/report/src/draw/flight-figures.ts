import type { ReportLanguage } from '@papiscope/shared/contracts';
import type { EvaluationRow, UnitRow } from '../model/types';
import type { Say } from '../text';
import type { PlotData } from '../trace/plots';
import { axisAround, plane } from './axes';
import { legend } from './legend';
import { COLOURS, dots, label, line, rectangle, type Picture } from './picture';

/** The first unit of the second side, whose names stand beside those of the first. */
const SECOND_SIDE = 'E';
const WIDE = { width: 515, height: 150 };
const COVERAGE = { width: 515, height: 200 };

/** Vertical angle over time, crossed by the units' transition angles. */
export function profileFigure(
  { profile }: PlotData,
  units: readonly UnitRow[],
  say: Say,
  language: ReportLanguage,
): Picture {
  const crossings = units.flatMap(({ angle, letter }) => (angle === null ? [] : [{ angle, letter }]));
  const time = axisAround(
    profile.map(([t]) => t),
    say('axis_time'),
    1,
  );
  const angles = [...profile.map(([, angle]) => angle), ...crossings.map(({ angle }) => angle)];
  const vertical = axisAround(angles, say('axis_vertical_angle'), 0.5);
  const { at, frame, right } = plane(WIDE, time, vertical, language);
  return {
    ...WIDE,
    title: say('profile_figure'),
    shapes: [
      ...frame,
      ...crossings.flatMap(({ angle, letter }) => [
        line([at(time.low, angle), at(time.high, angle)], { stroke: COLOURS.down, width: 0.7, dash: [4, 2] }),
        label(letter, [right - 2 - (letter < SECOND_SIDE ? 0 : 12), at(0, angle)[1] - 2], {
          anchor: 'end',
          colour: COLOURS.down,
          bold: true,
        }),
      ]),
      line(
        profile.map(([t, angle]) => at(t, angle)),
        { stroke: COLOURS.up, width: 1.2 },
      ),
    ],
  };
}

/** The drone's height over time. */
export function heightFigure({ heights }: PlotData, say: Say, language: ReportLanguage): Picture {
  const time = axisAround(
    heights.map(([t]) => t),
    say('axis_time'),
    1,
  );
  const height = axisAround(
    heights.map(([, h]) => h),
    say('axis_height'),
    2,
  );
  const { at, frame } = plane(WIDE, time, height, language);
  return {
    ...WIDE,
    title: say('height_figure'),
    shapes: [
      ...frame,
      line(
        heights.map(([t, h]) => at(t, h)),
        { stroke: COLOURS.up, width: 1.2 },
      ),
    ],
  };
}

/** Where the lights were seen, beside the sector that is to be covered. */
export function coverageFigure(
  { coverage }: PlotData,
  rows: readonly EvaluationRow[],
  say: Say,
  language: ReportLanguage,
): Picture {
  const end = (id: string): number | null => rows.find((row) => row.id === id)?.nominal ?? null;
  const [left, right, bottom, top] = ['left', 'right', 'bottom', 'top'].map((side) =>
    end(`coverage_${side}`),
  );
  const known = (values: readonly (number | null | undefined)[]): number[] =>
    values.filter((value) => typeof value === 'number');
  const x = axisAround(
    [...coverage.map(([h]) => h), ...known([left, right])],
    say('axis_horizontal_angle'),
    2,
  );
  const y = axisAround(
    [...coverage.map(([, v]) => v), ...known([bottom, top])],
    say('axis_vertical_angle'),
    1,
  );
  const { at, frame } = plane(COVERAGE, x, y, language);
  const required = rectangle(at(left ?? x.low, bottom ?? y.low), at(right ?? x.high, top ?? y.high), {
    stroke: COLOURS.bandEdge,
    width: 1,
    dash: [4, 2],
  });
  const corner = at(left ?? x.low, top ?? y.high);
  const stated = known([left, right, bottom, top]).length > 0;
  return {
    ...COVERAGE,
    title: say('coverage_figure'),
    shapes: [
      ...frame,
      ...(stated ? [required] : []),
      dots(
        coverage.map(([h, v]) => at(h, v)),
        COLOURS.up,
      ),
      ...(stated
        ? legend(
            [{ text: say('legend_required'), colour: COLOURS.bandEdge, mark: 'dashed' }],
            corner[0] + 8,
            corner[1] + 14,
          )
        : []),
    ],
  };
}
