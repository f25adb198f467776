import { COLOURS } from '../draw/picture';
import type { PhotosBlock } from '../document/types';
import type { Sheet, TextStyle } from './sheet';

const HEAD: TextStyle = { size: 7.5, bold: true };
const CAPTION: TextStyle = { size: 6.8, colour: COLOURS.faint };
const LABEL_WIDTH = 24;
const GAP = 8;
/** Of a picture, 4:3. */
const ASPECT = 3 / 4;
const WIDEST = 128;

/** Height of what must stand on one page with a heading: the titles of the columns and the first row. */
export function photosBeginning(sheet: Sheet, block: PhotosBlock): number {
  return 12 + rowHeight(sheet, block);
}

/** Photographs in rows, each over its caption; where there is none, the caption says why. */
export function drawPhotos(sheet: Sheet, block: PhotosBlock): void {
  const width = pictureWidth(sheet, block);
  const x = (column: number): number => sheet.left + LABEL_WIDTH + column * (width + GAP);
  const titles = (): void => {
    block.columns.forEach((title, i) => sheet.write(title, x(i), sheet.y, width, HEAD));
    sheet.skip(12);
  };
  sheet.need(photosBeginning(sheet, block));
  titles();
  for (const { label, photos } of block.rows) {
    if (sheet.need(rowHeight(sheet, block))) titles();
    sheet.write(label, sheet.left, sheet.y, LABEL_WIDTH, { size: 11, bold: true });
    photos.forEach(({ jpeg, caption }, i) => {
      const height = width * ASPECT;
      if (jpeg === null) {
        sheet.pdf
          .rect(x(i), sheet.y, width, height)
          .lineWidth(0.5)
          .dash(2, { space: 2 })
          .stroke(COLOURS.grid);
        sheet.pdf.undash();
        sheet.write(caption, x(i) + 6, sheet.y + 6, width - 12, CAPTION);
        return;
      }
      sheet.pdf.image(jpeg, x(i), sheet.y, { fit: [width, height], align: 'center', valign: 'center' });
      sheet.write(caption, x(i), sheet.y + height + 2, width, CAPTION);
    });
    sheet.skip(rowHeight(sheet, block));
  }
}

function pictureWidth(sheet: Sheet, { columns }: PhotosBlock): number {
  return Math.min(WIDEST, (sheet.width - LABEL_WIDTH) / Math.max(1, columns.length) - GAP);
}

function rowHeight(sheet: Sheet, block: PhotosBlock): number {
  return pictureWidth(sheet, block) * ASPECT + 18;
}
