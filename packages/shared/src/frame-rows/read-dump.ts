import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { PapiscopeError, UNIT_NAMES, unitKey } from '../contracts';
import type { FlatRow } from './row-to-frame';

export interface Dump {
  /** The columns that mean something here. */
  readonly columns: readonly string[];
  readonly rows: AsyncIterable<FlatRow>;
}

const PLAIN =
  /^(session_id|frame_number|timestamp|drone_(latitude|longitude|elevation)|gimbal_(pitch|roll|yaw))$/;
const UNITS = UNIT_NAMES.map(unitKey).join('|');
const OF_UNIT = new RegExp(
  `^(${UNITS})_(status|rgb|intensity|angle|horizontal_angle|distance_ground|distance_direct|area|area_pixels|x|y|linear_ratio_g_r|saturated_fraction|confidence)$`,
);

function isKnown(column: string): boolean {
  return PLAIN.test(column) || OF_UNIT.test(column);
}

/** One line of CSV (RFC 4180, no line breaks within a field); null when a quote is left open. */
export function splitCsv(line: string): string[] | null {
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < line.length; i += 1) {
    const character = line[i];
    if (quoted) {
      if (character !== '"') cell += character;
      else if (line[i + 1] === '"') cell += line[(i += 1)];
      else quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === ',') {
      cells.push(cell);
      cell = '';
    } else cell += character;
  }
  return quoted ? null : [...cells, cell];
}

const ESCAPES: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

/** One line of PostgreSQL's COPY text format. */
export function splitCopy(line: string): (string | null)[] {
  return line
    .split('\t')
    .map((cell) => (cell === '\\N' ? null : cell.replaceAll(/\\(.)/g, (_all, c: string) => ESCAPES[c] ?? c)));
}

/** One `INSERT … VALUES (…), (…);` line's rows, numbers and NULL as they are written, strings without their quotes. */
export function splitInsert(values: string): (string | null)[][] {
  const rows: (string | null)[][] = [];
  let row: (string | null)[] = [];
  const token = /\(|\)|,|;|[Ee]?'((?:[^']|'')*)'(?:::[\w ]+)?|([^\s,();']+)/g;
  for (const [all, text, bare] of values.matchAll(token)) {
    if (all === '(') row = [];
    else if (all === ')') rows.push(row);
    else if (text !== undefined) row.push(text.replaceAll("''", "'"));
    else if (bare !== undefined) row.push(/^null$/i.test(bare) ? null : bare);
  }
  return rows;
}

function toRow(columns: readonly string[], cells: readonly (string | null)[]): FlatRow {
  return Object.fromEntries(
    columns.map((column, index) => [column, cells[index] ?? null] as const).filter(([c]) => isKnown(c)),
  );
}

const namesOf = (list: string): string[] =>
  list.split(',').map((name) => name.trim().replaceAll('"', '').toLowerCase());

async function* lines(file: string): AsyncGenerator<string> {
  const input = createReadStream(file, 'utf8');
  try {
    for await (const line of createInterface({ input, crlfDelay: Infinity })) yield line;
  } catch (cause) {
    throw new PapiscopeError('validation_failed', 'The dump cannot be read.', { cause });
  } finally {
    input.destroy();
  }
}

const COPY = /^COPY\s+(?:\w+\.)?"?frame_measurements"?\s*\(([^)]*)\)\s+FROM\s+stdin;/i;
const INSERT = /^INSERT INTO\s+(?:\w+\.)?["`]?frame_measurements["`]?\s*\(([^)]*)\)\s*VALUES\s*(.*)$/i;

/** Rows of `frame_measurements` out of an SQL dump (COPY or INSERT, one statement a line) or a CSV with a header. */
async function* read(file: string): AsyncGenerator<{ columns: readonly string[]; row?: FlatRow }> {
  let columns: string[] = [];
  let mode: 'start' | 'csv' | 'sql' | 'copy' = 'start';
  for await (const line of lines(file)) {
    if (mode === 'copy') {
      if (line === '\\.') mode = 'sql';
      else yield { columns, row: toRow(columns, splitCopy(line)) };
      continue;
    }
    if (mode === 'csv') {
      const cells = splitCsv(line);
      if (line !== '') yield { columns, row: cells === null ? {} : toRow(columns, cells) };
      continue;
    }
    const header =
      mode === 'start' && !/^\s*(--|\w+ )/.test(line) ? splitCsv(line.replace(/^\ufeff/, '')) : null;
    if (header !== null && header.map((name) => name.trim().toLowerCase()).includes('frame_number')) {
      columns = namesOf(header.join(','));
      mode = 'csv';
      yield { columns };
      continue;
    }
    const copy = COPY.exec(line);
    const insert = INSERT.exec(line);
    if (copy) {
      columns = namesOf(copy[1] ?? '');
      mode = 'copy';
      yield { columns };
    } else if (insert) {
      columns = namesOf(insert[1] ?? '');
      mode = 'sql';
      yield { columns };
      for (const cells of splitInsert(insert[2] ?? '')) yield { columns, row: toRow(columns, cells) };
    } else if (line.trim() !== '') mode = 'sql';
  }
}

/** @throws validation_failed when the file holds no frame measurements */
export async function readDump(file: string): Promise<Dump> {
  const entries = read(file);
  const first = await entries.next();
  const columns = first.done ? [] : first.value.columns.filter(isKnown);
  if (!columns.includes('session_id') || !columns.includes('frame_number'))
    throw new PapiscopeError(
      'validation_failed',
      'The file holds no frame_measurements with session_id and frame_number.',
    );
  async function* rows(): AsyncGenerator<FlatRow> {
    for await (const { row } of entries) if (row !== undefined) yield row;
  }
  return { columns, rows: rows() };
}
