import type { TextStyle, Sheet } from './sheet';

/** A text of any length, broken over pages line by line. */
export function drawParagraph(sheet: Sheet, text: string, style: TextStyle): void {
  for (const part of text.split('\n')) {
    for (const piece of fitting(sheet, part, style)) {
      const height = sheet.heightOf(piece, sheet.width, style);
      sheet.need(height);
      sheet.write(piece, sheet.left, sheet.y, sheet.width, style);
      sheet.skip(height);
    }
  }
  sheet.skip(3);
}

/** Most text of one piece: far below a page. */
const PIECE = 1500;

function fitting(sheet: Sheet, text: string, style: TextStyle): string[] {
  if (sheet.heightOf(text, sheet.width, style) < sheet.bottom / 3) return [text];
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > PIECE) {
    const space = rest.lastIndexOf(' ', PIECE);
    const end = space > PIECE / 2 ? space : PIECE;
    pieces.push(rest.slice(0, end));
    rest = rest.slice(end).trimStart();
  }
  return [...pieces, rest];
}
