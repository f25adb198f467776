import type { ReportFormat } from '@papiscope/shared/contracts';
import { writeCsv } from './csv/write-csv';
import { writeHtml } from './html/write-html';
import type { ReportModel } from './model/types';
import type * as Pdf from './pdf/write-pdf';
import type * as Xlsx from './xlsx/write-xlsx';

export const REPORT_MEDIA: Readonly<Record<ReportFormat, string>> = {
  pdf: 'application/pdf',
  html: 'text/html; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json',
};

/** What writes PDF and workbooks is loaded with the first of them: the start of a process need not wait for it. */
const WRITERS: Readonly<Record<ReportFormat, (model: ReportModel) => Promise<Buffer> | string>> = {
  pdf: (model) => (module.require('./pdf/write-pdf') as typeof Pdf).writePdf(model),
  html: writeHtml,
  csv: writeCsv,
  xlsx: (model) => (module.require('./xlsx/write-xlsx') as typeof Xlsx).writeXlsx(model),
  json: (model) => `${JSON.stringify(model, withoutPictures, 2)}\n`,
};

function withoutPictures(key: string, value: unknown): unknown {
  return key === 'jpeg' ? undefined : value;
}

/** The report as the bytes of a file. */
export async function writeReport(model: ReportModel, format: ReportFormat): Promise<Buffer> {
  return Buffer.from(await WRITERS[format](model));
}
