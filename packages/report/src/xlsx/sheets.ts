import type { Image, Row } from 'write-excel-file/node';
import type { Fact, ReportModel } from '../model/types';
import { decimals, type Say } from '../text';
import { heading, headings, number, text } from './cells';

export interface SheetContent {
  readonly name: string;
  readonly rows: Row[];
  /** Characters. */
  readonly widths: readonly number[];
  /** Rows that stay in sight. */
  readonly sticky: number;
  readonly images?: readonly Image[];
}

export function reportSheet(model: ReportModel, say: Say): SheetContent {
  const facts = (title: string, list: readonly Fact[]): Row[] => [
    [heading(title), heading('')],
    ...list.map(({ label, value }) => [text(label), text(value ?? say('not_stated'), true)]),
    [],
  ];
  const lines = (title: string, list: readonly string[]): Row[] => [
    [heading(title), heading('')],
    ...list.map((line) => [null, text(line, true)]),
    [],
  ];
  return {
    name: say('identification'),
    widths: [34, 80],
    sticky: 0,
    rows: [
      [{ value: say('title'), type: String, fontWeight: 'bold', fontSize: 16 }],
      [],
      ...facts(say('identification'), model.identification),
      ...facts(say('conditions'), model.conditions),
      ...lines(say('summary'), model.summary.sentences),
      ...facts(say('inputs'), model.inputs),
      ...(model.notes === null ? [] : lines(say('notes'), [model.notes])),
    ],
  };
}

export function evaluationSheet({ evaluation }: ReportModel, say: Say): SheetContent {
  return {
    name: say('evaluation'),
    widths: [46, 12, 12, 12, 12, 12, 14, 20, 80],
    sticky: 1,
    rows: [
      headings([
        say('parameter'),
        say('unit_of_measure'),
        say('nominal'),
        say('tolerance'),
        say('measured'),
        say('uncertainty'),
        `${say('deviation')} (′)`,
        say('verdict'),
        say('remark'),
      ]),
      ...evaluation.map((row): Row => {
        const digits = decimals(row.unit);
        return [
          text(row.parameter),
          text(row.unit),
          number(row.nominal, digits),
          number(row.tolerance, digits),
          number(row.measured, digits),
          number(row.u, digits),
          number(row.deviation_arcmin, 2),
          text(say(`verdict_${row.verdict}`)),
          text(row.remark, true),
        ];
      }),
    ],
  };
}

export function unitsSheet({ units }: ReportModel, say: Say): SheetContent {
  return {
    name: say('units'),
    widths: [10, 8, 12, 12, 14, 12, 12, 12, 12, 12, 12, 14, 12, 12, 20, 60],
    sticky: 1,
    rows: [
      headings([
        say('unit'),
        say('lit'),
        `${say('nominal')} (°)`,
        `${say('tolerance')} (°)`,
        `${say('transition_angle')} (°)`,
        `${say('uncertainty')} (′)`,
        `${say('deviation')} (′)`,
        `${say('start_10')} (°)`,
        `${say('end_90')} (°)`,
        `${say('width')} (′)`,
        `${say('width')}: ${say('uncertainty')} (′)`,
        say('intensity_ratio'),
        say('frames_tracked'),
        '',
        say('verdict'),
        say('remark'),
      ]),
      ...units.map((unit): Row => [
        text(unit.letter),
        text(say(unit.lit ? 'yes' : 'no')),
        number(unit.nominal_angle, 3),
        number(unit.tolerance, 3),
        number(unit.angle, 3),
        number(unit.u_angle_arcmin, 2),
        number(unit.deviation_arcmin, 2),
        number(unit.start, 3),
        number(unit.end, 3),
        number(unit.width_arcmin, 2),
        number(unit.u_width_arcmin, 2),
        number(unit.intensity_ratio, 2),
        number(unit.frames.visible, 0),
        number(unit.frames.total, 0),
        text(say(`verdict_${unit.verdict}`)),
        text(unit.reason, true),
      ]),
    ],
  };
}

export function budgetSheet({ budget, units }: ReportModel, say: Say): SheetContent | null {
  if (budget === null) return null;
  const names = budget.combined.map(({ unit }) => unit);
  const letters = names.map((name) => units.find((unit) => unit.name === name)?.letter ?? name);
  const cells = (list: readonly { unit: string; u_arcmin: number }[]): Row =>
    names.map((name) => number(list.find(({ unit }) => unit === name)?.u_arcmin ?? null, 3));
  return {
    name: say('budget').slice(0, 31),
    widths: [34, ...names.map(() => 12), 80],
    sticky: 1,
    rows: [
      headings([
        say('budget_source'),
        ...letters.map((unit) => `${unit} (′)`),
        say('budget_basis', { unit: letters[0] ?? '' }),
      ]),
      ...budget.rows.map((row): Row => [text(row.label), ...cells(row.cells), text(row.basis)]),
      [text(say('combined')), ...cells(budget.combined)],
      [text(say('expanded')), ...cells(budget.expanded)],
    ],
  };
}

export function adjustmentSheet({ adjustments, limits }: ReportModel, say: Say): SheetContent {
  const action = (row: ReportModel['adjustments'][number]): string =>
    say(`action_${row.action}`, { arcmin: Math.abs(row.deviation_arcmin ?? 0).toFixed(2) });
  return {
    name: say('adjustment').slice(0, 31),
    widths: [46, 14, 14, 44, 14, 40],
    sticky: 0,
    rows: [
      headings([
        say('unit'),
        `${say('deviation')} (′)`,
        `${say('uncertainty')} (′)`,
        say('action'),
        say('turns'),
        say('needed'),
      ]),
      ...adjustments.map((row): Row => [
        text(row.letter),
        number(row.deviation_arcmin, 2),
        number(row.u_arcmin, 2),
        text(row.reason === null ? action(row) : `${action(row)}: ${row.reason}`),
        number(row.turns, 2),
        text(row.needed === null ? null : say(`needed_${row.needed}`)),
      ]),
      [],
      headings([say('limits'), '', '', say('remark'), '', '']),
      ...limits.map((limit): Row => [text(limit.subject, true), null, null, text(limit.reason, true)]),
    ],
  };
}

/** The thinned points of the figures, so that they can be drawn again. */
export function pointsSheet({ plots }: ReportModel, say: Say): SheetContent | null {
  if (plots === null || plots.profile.length === 0) return null;
  return {
    name: say('sheet_frames'),
    widths: [14, 20, 14, 28],
    sticky: 1,
    rows: [
      headings([say('time_s'), say('axis_vertical_angle'), say('time_s'), say('axis_height')]),
      ...Array.from({ length: Math.max(plots.profile.length, plots.heights.length) }, (_, i): Row => {
        const [time, angle] = plots.profile[i] ?? [null, null];
        const [heightTime, height] = plots.heights[i] ?? [null, null];
        return [number(time, 2), number(angle, 4), number(heightTime, 2), number(height, 2)];
      }),
    ],
  };
}
