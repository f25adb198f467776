import type { Picture, Shape } from '../draw/picture';
import type { Sheet } from './sheet';

const CAPTION = { size: 7.5, bold: true } as const;
const GAP = 10;

/** Pictures in rows, as many beside each other as fit, each under its title. */
export function drawFigures(sheet: Sheet, pictures: readonly Picture[]): void {
  const widest = Math.max(...pictures.map(({ width }) => width));
  const perRow = Math.max(1, Math.floor((sheet.width + GAP) / (widest + GAP)));
  for (let i = 0; i < pictures.length; i += perRow) {
    const row = pictures.slice(i, i + perRow);
    const caption = Math.max(...row.map(({ title, width }) => sheet.heightOf(title, width, CAPTION))) + 3;
    const height = caption + Math.max(...row.map((picture) => picture.height));
    sheet.need(height);
    row.forEach((picture, column) => {
      const x = sheet.left + column * (widest + GAP);
      sheet.write(picture.title, x, sheet.y, picture.width, CAPTION);
      drawPicture(sheet, picture, x, sheet.y + caption);
    });
    sheet.skip(height + 8);
  }
}

function drawPicture(sheet: Sheet, { shapes }: Picture, x: number, y: number): void {
  const { pdf } = sheet;
  pdf.save();
  pdf.translate(x, y);
  for (const shape of shapes) drawShape(sheet, shape);
  pdf.restore();
}

function drawShape(sheet: Sheet, shape: Shape): void {
  const { pdf } = sheet;
  if (shape.kind === 'path') {
    if (shape.d === '') return;
    pdf.path(shape.d);
    if (shape.stroke === undefined) {
      pdf.fill(shape.fill ?? '#000000');
      return;
    }
    pdf.lineWidth(shape.width ?? 1);
    if (shape.dash === undefined) pdf.undash();
    else pdf.dash(shape.dash[0], { space: shape.dash[1] });
    if (shape.fill === undefined) pdf.stroke(shape.stroke);
    else pdf.fillAndStroke(shape.fill, shape.stroke);
    return;
  }
  const { size, bold = false, colour, anchor, text, upright = false } = shape;
  sheet.use({ size, bold, colour });
  const shift = { start: 0, middle: 0.5, end: 1 }[anchor] * pdf.widthOfString(text);
  pdf.save();
  pdf.translate(shape.x, shape.y);
  if (upright) pdf.rotate(-90);
  pdf.text(text, -shift, 0, { lineBreak: false, baseline: 'alphabetic' });
  pdf.restore();
}
