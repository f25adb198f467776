import { resultHash, rowTexts } from '@papiscope/report';
import { withoutSpace, type Carried, type ReadReport } from '../report/read-report';
import { fails, holds, type Finding } from './finding';

/** A fact that a report states about its inputs or itself. */
export function statedFact({ inputs, identification }: Carried, key: string): string | null {
  return [...inputs, ...identification].find((fact) => fact.key === key)?.value ?? null;
}

const NUMBERS = ['nominal', 'tolerance', 'measured', 'u', 'verdict'] as const;

/** Whether what the pages show is what the report carries, and that is what the result says. */
export function numberFindings({ text, carried }: ReadReport): Finding[] {
  if (carried === null)
    return [fails('The PDF carries no data of a papiscope report: its numbers cannot be checked.')];
  const { evaluation, result, report_number: number } = carried;
  const unshown = evaluation.filter((row) => !text.includes(rowText(row, carried)));
  const foreign = evaluation.filter((row, i) => {
    const check = result.checks[i];
    return check?.id !== row.id || NUMBERS.some((name) => check[name] !== row[name]);
  });
  const hash = resultHash(result);
  const findings: Finding[] = [];
  for (const row of unshown)
    findings.push(fails(`The pages do not show “${row.parameter}” as it was reported.`));
  for (const row of foreign) findings.push(fails(`“${row.parameter}” is not what the result says.`));
  if (evaluation.length !== result.checks.length)
    findings.push(fails('The report and its result have not the same rows.'));
  if (statedFact(carried, 'result_sha256') !== hash)
    findings.push(fails('The result in the file is not the one whose SHA-256 the report states.'));
  if (!text.includes(hash)) findings.push(fails('The pages do not show the SHA-256 of the result.'));
  for (const key of ['video_sha256', 'telemetry_sha256'] as const) {
    const stated = statedFact(carried, key);
    if (stated !== result.inputs[key] || (stated !== null && !text.includes(stated)))
      findings.push(fails(`The SHA-256 of the ${key.split('_')[0]} is not the one of the result.`));
  }
  if (!text.includes(withoutSpace(number)))
    findings.push(fails('The pages do not show the report’s number.'));
  return findings.length > 0
    ? findings
    : [holds(`All ${evaluation.length} rows on the pages are those of the result ${hash}.`)];
}

function rowText(row: Carried['evaluation'][number], { language }: Carried): string {
  return withoutSpace(rowTexts(row, language).join(''));
}
