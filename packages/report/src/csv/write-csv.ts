import type { ReportModel } from '../model/types';
import { BYTE_ORDER_MARK, csvLine } from './fields';

const HEADINGS = [
  'report_number',
  'id',
  'parameter',
  'unit',
  'nominal',
  'tolerance',
  'measured',
  'u',
  'deviation_arcmin',
  'verdict',
  'remark',
] as const;

/** The evaluation, a row a line; numbers with a decimal point whatever the language, `u` with k = 2. */
export function writeCsv({ report_number: number, evaluation }: ReportModel): string {
  const lines = evaluation.map((row) =>
    csvLine([
      number,
      row.id,
      row.parameter,
      row.unit,
      row.nominal,
      row.tolerance,
      row.measured,
      row.u,
      row.deviation_arcmin,
      row.verdict,
      row.remark,
    ]),
  );
  return `${BYTE_ORDER_MARK}${csvLine(HEADINGS)}${lines.join('')}`;
}
