import { cleanText, sayIn } from '../text';
import { plotData } from '../trace/plots';
import { adjustments } from './adjustments';
import { budget } from './budget';
import { evaluationRows, summarySentences, verdictCounts } from './evaluation';
import { history } from './history';
import { conditions, identification, inputFacts } from './identification';
import type { ReportInput } from './input';
import { limits } from './limits';
import { judgedAgainst } from './profile';
import { reportNumber } from './report-number';
import { stillRows } from './stills';
import type { ReportModel } from './types';
import { unitRows } from './units';

/** Everything a report says: the one source of every format. What is unknown is null, never a guess. */
export function reportModel(input: ReportInput): ReportModel {
  const { result, language, facts, trace } = input;
  const say = sayIn(language);
  const number = cleanText(reportNumber(input));
  const evaluation = evaluationRows(result, language, say);
  const counts = verdictCounts(evaluation);
  const units = unitRows(result, language);
  return {
    schema: 'papiscope.report/1',
    language,
    report_number: number,
    made_at: input.madeAt,
    identification: identification(input, number, say),
    conditions: conditions(input, say),
    summary: { counts, sentences: summarySentences(counts, result, say) },
    judged_against: judgedAgainst(result, say),
    evaluation,
    units,
    sectors: result.sectors,
    history: history(input, units),
    budget: budget(result, language, say),
    adjustments: adjustments(result, facts, say),
    limits: limits(input, evaluation, say),
    inputs: inputFacts(input, say),
    notes: cleanText(input.session.notes) || null,
    signatures: [say('signature_measured'), say('signature_checked'), say('signature_authority')],
    plots: trace && plotData(result, trace, input.site),
    result,
    stills: stillRows(input.stills ?? null, say),
  };
}
