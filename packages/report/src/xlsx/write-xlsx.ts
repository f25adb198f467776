import writeExcelFile from 'write-excel-file/node';
import type { ReportModel } from '../model/types';
import { sayIn } from '../text';
import {
  adjustmentSheet,
  budgetSheet,
  evaluationSheet,
  pointsSheet,
  reportSheet,
  unitsSheet,
} from './sheets';

/** The report as a workbook: real numbers, their units in the headings. */
export async function writeXlsx(model: ReportModel): Promise<Buffer> {
  const say = sayIn(model.language);
  const sheets = [
    reportSheet(model, say),
    evaluationSheet(model, say),
    unitsSheet(model, say),
    budgetSheet(model, say),
    adjustmentSheet(model, say),
    pointsSheet(model, say),
  ].filter((sheet) => sheet !== null);
  return writeExcelFile(
    sheets.map(({ name, rows, widths, sticky }) => ({
      sheet: name,
      data: rows,
      columns: widths.map((width) => ({ width })),
      ...(sticky > 0 ? { stickyRowsCount: sticky } : {}),
    })),
  ).toBuffer();
}
