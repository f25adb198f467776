import { appendFile, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { flightRowSchema, type FlightRow } from '../row';

/** The rows of earlier runs by key; a line that a stop cut off is left out, and its flight flown again. */
export async function readRows(file: string): Promise<Map<string, FlightRow>> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  });
  const rows = text.split('\n').flatMap((line) => {
    const row = flightRowSchema.safeParse(parse(line));
    return row.success ? [row.data] : [];
  });
  return new Map(rows.map((row) => [row.key, row]));
}

export async function appendRow(file: string, row: FlightRow): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await appendFile(file, `\n${JSON.stringify(row)}`);
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
