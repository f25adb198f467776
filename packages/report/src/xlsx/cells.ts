import type { Cell, Row } from 'write-excel-file/node';

export function heading(text: string): Cell {
  return { value: text, type: String, fontWeight: 'bold', backgroundColor: '#EAEEF2', wrap: true };
}

/** Always text, never a formula, whatever it begins with. */
export function text(value: string | null, wrap = false): Cell {
  return value === null || value === '' ? null : { value, type: String, wrap, alignVertical: 'top' };
}

/** A real number; the format only shows it with fewer decimals. */
export function number(value: number | null, decimals: number): Cell {
  if (value === null || !Number.isFinite(value)) return null;
  const format = decimals === 0 ? '0' : `0.${'0'.repeat(decimals)}`;
  return { value, type: Number, format, alignVertical: 'top' };
}

export function headings(texts: readonly string[]): Row {
  return texts.map(heading);
}
