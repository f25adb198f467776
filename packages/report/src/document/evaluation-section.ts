import type { EvaluationRow, ReportModel } from '../model/types';
import { quantity, sayIn, type Say } from '../text';
import { EMPTY, quantityCell, signedCell, textCell, verdictCell } from './cells';
import type { Cell, Section, TableRow } from './types';

type Language = ReportModel['language'];

/** The evaluation: all rows of the result under the headings of their groups. */
export function evaluationSection(model: ReportModel, say: Say): Section {
  const { evaluation, judged_against: profile, language } = model;
  const rows: TableRow[] = [];
  let group: EvaluationRow['group'] | null = null;
  for (const row of evaluation) {
    if (row.group !== group) rows.push({ group: say(`group_${row.group}`) });
    group = row.group;
    rows.push(cells(row, language, say));
  }
  return {
    heading: say('evaluation'),
    blocks: [
      {
        kind: 'table',
        columns: [
          { title: say('parameter'), weight: 27 },
          { title: say('nominal'), weight: 10, align: 'right' },
          { title: say('tolerance'), weight: 11, align: 'right' },
          { title: say('measured'), weight: 10.5, align: 'right' },
          { title: say('uncertainty'), weight: 9.5, align: 'right' },
          { title: say('deviation'), weight: 11.5, align: 'right' },
          { title: say('verdict'), weight: 14 },
          { title: say('remark'), weight: 28 },
        ],
        rows,
      },
      {
        kind: 'paragraph',
        small: true,
        text: say('profile_note', { name: profile.name, source: profile.source }),
      },
      { kind: 'paragraph', small: true, text: say('evaluation_note') },
      { kind: 'paragraph', small: true, text: say('setting_note', { definition: say('definition_half') }) },
    ],
  };
}

type ShownRow = Omit<EvaluationRow, 'group'>;

/** What the pages show of a row, cell by cell. */
export function rowTexts(row: ShownRow, language: Language): string[] {
  return cells(row, language, sayIn(language)).map(({ text }) => text);
}

function cells(row: ShownRow, language: Language, say: Say): readonly Cell[] {
  return [
    textCell(row.parameter),
    nominalCell(row, language),
    toleranceCell(row, language),
    quantityCell(row.measured, row.unit, language),
    quantityCell(row.u, row.unit, language),
    signedCell(row.deviation_arcmin, 'arcmin', language),
    verdictCell(row.verdict, say),
    textCell(row.remark),
  ];
}

function nominalCell({ limit, nominal, tolerance, unit }: ShownRow, language: Language): Cell {
  if (limit === 'at_most')
    return tolerance === null ? EMPTY : { text: `≤ ${quantity(tolerance, unit, language)}` };
  return quantityCell(nominal, unit, language);
}

function toleranceCell({ limit, tolerance, unit }: ShownRow, language: Language): Cell {
  if (limit !== 'plus_minus' || tolerance === null) return EMPTY;
  return { text: `± ${quantity(tolerance, unit, language)}` };
}
