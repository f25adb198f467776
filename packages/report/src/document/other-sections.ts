import { coverageFigure, heightFigure, profileFigure } from '../draw/flight-figures';
import { planFigure } from '../draw/plan-figure';
import type { Adjustment, Budget, BudgetCell, Fact, ReportModel } from '../model/types';
import { numberText, quantity, type Say } from '../text';
import { EMPTY, quantityCell, signedCell } from './cells';
import type { Cell, FactsBlock, Section } from './types';

export function factsBlock(facts: readonly Fact[], say: Say, columns: 1 | 2): FactsBlock {
  return {
    kind: 'facts',
    columns,
    rows: facts.map(({ label, value }) => ({
      label,
      value: value ?? say('not_stated'),
      stated: value !== null,
    })),
  };
}

/** Coverage and the profile of the flight, where frames are at hand. */
export function flightSection({ plots, units, evaluation, language }: ReportModel, say: Say): Section | null {
  if (plots === null || plots.profile.length < 2) return null;
  return {
    heading: say('group_coverage'),
    blocks: [
      { kind: 'figures', pictures: [coverageFigure(plots, evaluation, say, language)] },
      { kind: 'figures', pictures: [profileFigure(plots, units, say, language)] },
      ...(plots.heights.length < 2
        ? []
        : [{ kind: 'figures' as const, pictures: [heightFigure(plots, say, language)] }]),
      ...(plots.plan === null
        ? []
        : [{ kind: 'figures' as const, pictures: [planFigure(plots.plan, say, language)] }]),
    ],
  };
}

export function budgetSection({ budget, units, language }: ReportModel, say: Say): Section | null {
  if (budget === null) return null;
  const names = budget.combined.map(({ unit }) => unit);
  const cells = (list: readonly BudgetCell[]): Cell[] =>
    names.map((name) => {
      const cell = list.find(({ unit }) => unit === name);
      return cell ? { text: numberText(cell.u_arcmin, 3, language) } : EMPTY;
    });
  const total = (label: string, list: Budget['combined']): Cell[] => [
    { text: label, bold: true },
    ...cells(list).map((cell) => ({ ...cell, bold: true })),
    { text: '' },
  ];
  const letters = names.map((name) => units.find((unit) => unit.name === name)?.letter ?? name);
  return {
    heading: say('budget'),
    blocks: [
      {
        kind: 'table',
        columns: [
          { title: say('budget_source'), weight: 24 },
          ...letters.map((title) => ({ title: `${title} (′)`, weight: 8, align: 'right' as const })),
          { title: say('budget_basis', { unit: letters[0] ?? '' }), weight: 40 },
        ],
        rows: [
          ...budget.rows.map(({ label, cells: row, basis }) => [
            { text: label },
            ...cells(row),
            { text: basis },
          ]),
          total(say('combined'), budget.combined),
          total(say('expanded'), budget.expanded),
        ],
      },
      { kind: 'paragraph', small: true, text: say('budget_note') },
    ],
  };
}

export function adjustmentSection({ adjustments, language }: ReportModel, say: Say): Section {
  return {
    heading: say('adjustment'),
    blocks: [
      {
        kind: 'table',
        columns: [
          { title: say('unit'), weight: 9 },
          { title: say('deviation'), weight: 13, align: 'right' },
          { title: say('uncertainty'), weight: 12, align: 'right' },
          { title: say('action'), weight: 34 },
          { title: say('turns'), weight: 26 },
          { title: say('needed'), weight: 28 },
        ],
        rows: adjustments.map((row) => [
          { text: row.letter, bold: true },
          signedCell(row.deviation_arcmin, 'arcmin', language),
          quantityCell(row.u_arcmin, 'arcmin', language),
          { text: actionText(row, language, say) },
          turnsCell(row, language, say),
          { text: row.needed === null ? '–' : say(`needed_${row.needed}`) },
        ]),
      },
      { kind: 'paragraph', small: true, text: say('adjustment_note') },
    ],
  };
}

function actionText(row: Adjustment, language: ReportModel['language'], say: Say): string {
  const arcmin = numberText(Math.abs(row.deviation_arcmin ?? 0), 2, language);
  const text = say(`action_${row.action}`, { arcmin });
  return row.reason === null ? text : `${text}: ${row.reason}`;
}

function turnsCell({ action, turns }: Adjustment, language: ReportModel['language'], say: Say): Cell {
  if (action !== 'raise' && action !== 'lower') return EMPTY;
  return { text: turns === null ? say('turns_unknown') : quantity(turns, 'ratio', language) };
}

export function limitsSection({ limits }: ReportModel, say: Say): Section {
  return {
    heading: say('limits'),
    blocks:
      limits.length === 0
        ? [{ kind: 'paragraph', text: say('limits_none') }]
        : [
            {
              kind: 'table',
              columns: [
                { title: say('parameter'), weight: 35 },
                { title: say('remark'), weight: 65 },
              ],
              rows: limits.map(({ subject, reason }) => [{ text: subject }, { text: reason }]),
            },
          ],
  };
}
