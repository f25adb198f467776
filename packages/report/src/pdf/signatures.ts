import { COLOURS } from '../draw/picture';
import type { SignaturesBlock } from '../document/types';
import type { Sheet } from './sheet';

const GAP = 20;
const ROOM = 46;

/** Lines to sign on, side by side. */
export function drawSignatures(sheet: Sheet, { labels, hint }: SignaturesBlock): void {
  const width = (sheet.width - (labels.length - 1) * GAP) / labels.length;
  sheet.need(ROOM + 26);
  const y = sheet.y + ROOM;
  labels.forEach((label, i) => {
    const x = sheet.left + i * (width + GAP);
    sheet.pdf
      .moveTo(x, y)
      .lineTo(x + width, y)
      .lineWidth(0.7)
      .undash()
      .stroke(COLOURS.ink);
    sheet.write(label, x, y + 3, width, { size: 8, bold: true });
    sheet.write(hint, x, y + 14, width, { size: 7, colour: COLOURS.faint });
  });
  sheet.skip(ROOM + 26);
}
