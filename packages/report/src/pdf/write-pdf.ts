import { buffer } from 'node:stream/consumers';
import PDFDocument from 'pdfkit';
import { COLOURS } from '../draw/picture';
import { reportDocument } from '../document/report-document';
import type { Block, ReportDocument } from '../document/types';
import type { ReportModel } from '../model/types';
import { REPORT_ATTACHMENT } from './attachment';
import { drawFacts } from './facts';
import { drawFigures } from './figures';
import { FONTS } from './fonts';
import { drawParagraph } from './paragraph';
import { drawPhotos, photosBeginning } from './photos';
import { MARGIN, Sheet } from './sheet';
import { drawSignatures } from './signatures';
import { drawTable, tableBeginning } from './table';

/** The report as PDF: A4, vector drawings, embedded fonts, every page with the report's number. */
export async function writePdf(model: ReportModel): Promise<Buffer> {
  const document = reportDocument(model);
  const pdf = new PDFDocument({
    size: 'A4',
    margin: MARGIN,
    bufferPages: true,
    pdfVersion: '1.7',
    lang: document.language,
    displayTitle: true,
    info: {
      Title: `${document.title} ${document.number}`,
      Subject: document.subtitle,
      Creator: 'papiscope',
      CreationDate: new Date(model.made_at),
    },
  });
  const written = buffer(pdf);
  pdf.registerFont('regular', FONTS.regular);
  pdf.registerFont('bold', FONTS.bold);
  const sheet = new Sheet(pdf);
  drawTitle(sheet, document);
  for (const { heading, blocks } of document.sections) {
    drawHeading(sheet, heading, roomFor(sheet, blocks[0]));
    for (const block of blocks) drawBlock(sheet, block);
  }
  numberPages(sheet, document);
  attach(pdf, model);
  pdf.end();
  return written;
}

function attach(pdf: InstanceType<typeof PDFDocument>, model: ReportModel): void {
  const made = new Date(model.made_at);
  pdf.file(Buffer.from(JSON.stringify(model)), {
    name: REPORT_ATTACHMENT,
    type: 'application/json',
    creationDate: made,
    modifiedDate: made,
  });
}

function drawTitle(sheet: Sheet, { title, subtitle }: ReportDocument): void {
  sheet.write(title, sheet.left, sheet.y, sheet.width, { size: 18, bold: true });
  sheet.skip(24);
  const style = { size: 10, colour: COLOURS.faint };
  const height = sheet.heightOf(subtitle, sheet.width, style);
  sheet.write(subtitle, sheet.left, sheet.y, sheet.width, style);
  sheet.skip(height + 2);
}

/** A heading is not left alone at the end of a page. */
function drawHeading(sheet: Sheet, text: string, room: number): void {
  sheet.need(26 + room);
  sheet.skip(8);
  sheet.write(text, sheet.left, sheet.y, sheet.width, { size: 11, bold: true });
  sheet.skip(14);
  sheet.rule(sheet.y, COLOURS.ink, 0.8);
  sheet.skip(5);
}

function roomFor(sheet: Sheet, block: Block | undefined): number {
  if (block?.kind === 'table') return tableBeginning(sheet, block);
  if (block?.kind === 'photos') return photosBeginning(sheet, block);
  if (block?.kind === 'figures') return 20 + Math.max(...block.pictures.map(({ height }) => height));
  return block?.kind === 'signatures' ? 75 : 60;
}

function drawBlock(sheet: Sheet, block: Block): void {
  switch (block.kind) {
    case 'table':
      return drawTable(sheet, block);
    case 'facts':
      return drawFacts(sheet, block);
    case 'figures':
      return drawFigures(sheet, block.pictures);
    case 'photos':
      return drawPhotos(sheet, block);
    case 'signatures':
      return drawSignatures(sheet, block);
    case 'paragraph': {
      const { text, small = false, bold = false } = block;
      return drawParagraph(sheet, text, {
        size: small ? 7 : 8.5,
        bold,
        colour: small ? COLOURS.faint : COLOURS.ink,
      });
    }
  }
}

function numberPages(sheet: Sheet, document: ReportDocument): void {
  const { pdf } = sheet;
  const { start, count } = pdf.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    pdf.switchToPage(page);
    pdf.page.margins.bottom = 0;
    const y = pdf.page.height - MARGIN;
    sheet.rule(y - 6, COLOURS.grid);
    const style = { size: 7, colour: COLOURS.faint };
    sheet.write(document.number, sheet.left, y, sheet.width * 0.7, style);
    const label = document.pageLabel(page - start + 1, count);
    sheet.write(label, sheet.left + sheet.width * 0.7, y, sheet.width * 0.3, { ...style, align: 'right' });
  }
}
