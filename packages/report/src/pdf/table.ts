import { COLOURS } from '../draw/picture';
import type { Cell, TableBlock, TableRow } from '../document/types';
import type { Sheet, TextStyle } from './sheet';

const SIZE = 6.8;
const PAD = { x: 3, y: 2.2 };
const GROUP_FILL = '#eaeef2';
const HEAD_FILL = '#f6f8fa';
/** A table up to this height is not parted. */
const KEPT_WHOLE = 260;
/** No row may be higher than a page. */
const LONGEST_CELL = 1200;

type Rows = Pick<TableBlock, 'columns' | 'rows'>;

interface Box {
  readonly x: number;
  readonly width: number;
  readonly align: 'left' | 'right';
}

/** A table whose head is repeated on every page it takes. */
export function drawTable(sheet: Sheet, { columns, rows }: Rows): void {
  if (rows.length === 0) return;
  const boxes = boxesOf(sheet, columns);
  const head = headOf(columns);
  const drawHead = (): void => drawCells(sheet, boxes, head, HEAD_FILL);
  sheet.need(tableBeginning(sheet, { columns, rows }));
  drawHead();
  rows.forEach((row, i) => {
    const next = rows[i + 1];
    const follower = 'group' in row && next ? rowHeight(sheet, boxes, next) : 0;
    if (sheet.need(rowHeight(sheet, boxes, row) + follower)) drawHead();
    if ('group' in row) drawGroup(sheet, row.group);
    else drawCells(sheet, boxes, row);
  });
  sheet.skip(6);
}

/** Height of what must stand on one page with the table's head: a small table whole, of others the first two rows. */
export function tableBeginning(sheet: Sheet, { columns, rows }: Rows): number {
  const boxes = boxesOf(sheet, columns);
  const head = heightOf(sheet, boxes, headOf(columns));
  const heights = rows.map((row) => rowHeight(sheet, boxes, row));
  const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0);
  return head + (sum(heights) <= KEPT_WHOLE ? sum(heights) : sum(heights.slice(0, 2)));
}

function boxesOf(sheet: Sheet, columns: Rows['columns']): Box[] {
  const total = columns.reduce((sum, { weight }) => sum + weight, 0);
  let x = sheet.left;
  return columns.map(({ weight, align = 'left' }) => {
    const width = (weight / total) * sheet.width;
    const box = { x: x + PAD.x, width: width - 2 * PAD.x, align };
    x += width;
    return box;
  });
}

function headOf(columns: Rows['columns']): Cell[] {
  return columns.map(({ title }) => ({ text: title, bold: true }));
}

function style(cell: Cell, align: 'left' | 'right'): TextStyle {
  const colour = cell.tone === undefined ? COLOURS.ink : COLOURS[cell.tone];
  return { size: SIZE, bold: cell.bold ?? false, colour, align };
}

function shown({ text }: Cell): string {
  return text.length > LONGEST_CELL ? `${text.slice(0, LONGEST_CELL)} …` : text;
}

function heightOf(sheet: Sheet, boxes: readonly Box[], cells: readonly Cell[]): number {
  const heights = cells.map((cell, i) =>
    sheet.heightOf(shown(cell), boxes[i]?.width ?? 0, style(cell, 'left')),
  );
  return Math.max(...heights) + 2 * PAD.y;
}

function rowHeight(sheet: Sheet, boxes: readonly Box[], row: TableRow): number {
  return 'group' in row ? SIZE * 1.17 + 2 * PAD.y : heightOf(sheet, boxes, row);
}

function drawGroup(sheet: Sheet, text: string): void {
  const height = SIZE * 1.17 + 2 * PAD.y;
  sheet.pdf.rect(sheet.left, sheet.y, sheet.width, height).fill(GROUP_FILL);
  sheet.write(text, sheet.left + PAD.x, sheet.y + PAD.y, sheet.width, { size: SIZE, bold: true });
  sheet.skip(height);
}

function drawCells(sheet: Sheet, boxes: readonly Box[], cells: readonly Cell[], fill?: string): void {
  const height = heightOf(sheet, boxes, cells);
  if (fill !== undefined) sheet.pdf.rect(sheet.left, sheet.y, sheet.width, height).fill(fill);
  cells.forEach((cell, i) => {
    const box = boxes[i];
    if (box) sheet.write(shown(cell), box.x, sheet.y + PAD.y, box.width, style(cell, box.align));
  });
  sheet.skip(height);
  sheet.rule(sheet.y, COLOURS.grid);
}
