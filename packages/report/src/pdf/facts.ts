import { COLOURS } from '../draw/picture';
import type { FactsBlock } from '../document/types';
import type { Sheet } from './sheet';

const SIZE = 8;
const GAP = 12;

/** Labels and values, in one or two columns side by side, row by row. */
export function drawFacts(sheet: Sheet, { rows, columns }: FactsBlock): void {
  const width = (sheet.width - (columns - 1) * GAP) / columns;
  const labelWidth = columns === 2 ? width * 0.42 : width * 0.25;
  const valueWidth = width - labelWidth - 4;
  for (let i = 0; i < rows.length; i += columns) {
    const line = rows.slice(i, i + columns);
    const height = Math.max(
      ...line.map(({ label, value }) =>
        Math.max(
          sheet.heightOf(label, labelWidth, { size: SIZE }),
          sheet.heightOf(value, valueWidth, { size: SIZE }),
        ),
      ),
    );
    sheet.need(height + 2);
    line.forEach(({ label, value, stated }, column) => {
      const x = sheet.left + column * (width + GAP);
      sheet.write(label, x, sheet.y, labelWidth, { size: SIZE, colour: COLOURS.faint });
      const colour = stated ? COLOURS.ink : COLOURS.faint;
      sheet.write(value, x + labelWidth + 4, sheet.y, valueWidth, { size: SIZE, colour });
    });
    sheet.skip(height + 2);
  }
  sheet.skip(4);
}
