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
import { stillsSheet } from './stills-sheet';

/** The report as a workbook: real numbers, their units in the headings. */
export async function writeXlsx(model: ReportModel): Promise<Buffer> {
  const say = sayIn(model.language);
  const sheets = [
    reportSheet(model, say),
    evaluationSheet(model, say),
    unitsSheet(model, say),
    stillsSheet(model, say),
    budgetSheet(model, say),
    adjustmentSheet(model, say),
    pointsSheet(model, say),
  ].filter((sheet) => sheet !== null);
  return writeExcelFile(
    sheets.map(({ name, rows, widths, sticky, images }) => ({
      sheet: name,
      data: rows,
      columns: widths.map((width) => ({ width })),
      ...(images === undefined ? {} : { images: [...images] }),
      ...(sticky > 0 ? { stickyRowsCount: sticky } : {}),
    })),
  ).toBuffer();
}
