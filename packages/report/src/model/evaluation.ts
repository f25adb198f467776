import type { Check, FlightResult, ReportLanguage, Verdict } from '@papiscope/shared/contracts';
import { cleanText, translate, type Say, type TextKey } from '../text';
import type { EvaluationRow, RowGroup } from './types';

interface Kind {
  readonly pattern: RegExp;
  readonly group: RowGroup;
  readonly text: TextKey;
  readonly limit?: EvaluationRow['limit'];
}

const KINDS: readonly Kind[] = [
  { pattern: /^unit_angle_papi_(\w)$/, group: 'unit_angle', text: 'row_unit_angle' },
  {
    pattern: /^neighbour_difference_papi_(\w)_papi_(\w)$/,
    group: 'neighbour_difference',
    text: 'row_neighbour_difference',
  },
  { pattern: /^glide_path$/, group: 'glide_path', text: 'row_glide_path' },
  { pattern: /^width_papi_(\w)$/, group: 'width', text: 'row_width', limit: 'at_most' },
  { pattern: /^coverage_left$/, group: 'coverage', text: 'row_coverage_left', limit: 'reach' },
  { pattern: /^coverage_right$/, group: 'coverage', text: 'row_coverage_right', limit: 'reach' },
  { pattern: /^coverage_bottom$/, group: 'coverage', text: 'row_coverage_bottom', limit: 'reach' },
  { pattern: /^coverage_top$/, group: 'coverage', text: 'row_coverage_top', limit: 'reach' },
  { pattern: /^intensity$/, group: 'photometric', text: 'row_intensity' },
  { pattern: /^chromaticity$/, group: 'photometric', text: 'row_chromaticity' },
  { pattern: /^harmonisation$/, group: 'harmonisation', text: 'row_harmonisation' },
  { pattern: /^meht$/, group: 'meht', text: 'row_meht' },
  { pattern: /^meht_second_side$/, group: 'meht', text: 'row_meht_second_side' },
  { pattern: /^symmetry_papi_(\w)_papi_(\w)$/, group: 'symmetry', text: 'row_symmetry' },
  { pattern: /^nominals_glide_path$/, group: 'nominals', text: 'row_nominals_glide_path' },
  { pattern: /^nominals_order$/, group: 'nominals', text: 'row_nominals_order' },
  { pattern: /^nominals_spacing$/, group: 'nominals', text: 'row_nominals_spacing' },
];

/** Degrees and arc minutes in arc minutes. */
const ARCMIN: Partial<Record<Check['unit'], number>> = { deg: 60, arcmin: 1 };

function row(check: Check, language: ReportLanguage, say: Say): EvaluationRow {
  const kind = KINDS.find(({ pattern }) => pattern.test(check.id));
  const found = kind?.pattern.exec(check.id) ?? [];
  const letters = { a: (found[1] ?? '').toUpperCase(), b: (found[2] ?? '').toUpperCase() };
  const limit = kind?.limit ?? 'plus_minus';
  const { nominal, measured, remark } = check;
  const factor = ARCMIN[check.unit];
  const deviates = limit === 'plus_minus' && nominal !== null && measured !== null && factor !== undefined;
  return {
    ...check,
    parameter: kind ? say(kind.text, letters) : cleanText(check.parameter),
    remark: remark === null ? null : cleanText(translate(remark, language)),
    group: kind?.group ?? 'other',
    limit,
    deviation_arcmin: deviates ? (measured - nominal) * factor : null,
  };
}

/** All rows of the result, in its order. */
export function evaluationRows(result: FlightResult, language: ReportLanguage, say: Say): EvaluationRow[] {
  return result.checks.map((check) => row(check, language, say));
}

export function verdictCounts(rows: readonly EvaluationRow[]): Record<Verdict, number> {
  const counts: Record<Verdict, number> = { pass: 0, fail: 0, inconclusive: 0, not_measured: 0 };
  for (const { verdict } of rows) counts[verdict] += 1;
  return counts;
}

export function summarySentences(
  counts: Readonly<Record<Verdict, number>>,
  { positioning }: FlightResult,
  say: Say,
): string[] {
  const outcome = counts.fail > 0 ? 'summary_fail' : counts.pass > 0 ? 'summary_no_fail' : 'summary_no_pass';
  return [
    say('summary_counts', counts),
    say(outcome),
    ...(positioning.absolute_angles === 'indicative' ? [say('summary_indicative')] : []),
  ];
}
