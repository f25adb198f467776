import type { HeightDatum } from '@papiscope/shared/contracts';
import { readColumns, type ColumnName } from './csv-columns';
import { cameraSettings } from './camera';
import { rtkState, rtkWord } from './rtk';
import { NOTHING_READ, type Reading } from './types';
import { readWallClock } from './wall-clock';

export interface CsvRow {
  /** Seconds on the video's clock; null without a time column. */
  readonly time: number | null;
  readonly reading: Reading;
}

export interface CsvContent {
  readonly rows: readonly CsvRow[];
  readonly fields: readonly string[];
  /** Datum that the name of the absolute height's column states. */
  readonly datum: HeightDatum | null;
}

const LINE_LIMIT = 20_000;
/** What spreadsheets write first, so that others know how to read the file. */
const SEPARATOR_LINE = /^"?sep=.?"?\s*$/i;
const HEADER_LINE = /^[^\d;,\t]+(?:[;,\t][^\d;,\t]+){2,}$/;

/** The cells of one line; quoted cells may hold the separator. */
function cellsOf(line: string, separator: string): string[] {
  if (!line.includes('"')) return line.split(separator).map((cell) => cell.trim());
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (const character of line) {
    if (character === '"') quoted = !quoted;
    else if (character === separator && !quoted) {
      cells.push(cell.trim());
      cell = '';
    } else cell += character;
  }
  return [...cells, cell.trim()];
}

function numberIn(cell: string | undefined, decimalComma: boolean): number | null {
  if (cell === undefined || cell === '' || cell.length > 40) return null;
  const value = Number(decimalComma ? cell.replace(',', '.') : cell);
  return Number.isFinite(value) ? value : null;
}

/** `01:02:03.5` → 3723.5 */
function clockSeconds(cell: string | undefined): number | null {
  const match = /^(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2}(?:[.,]\d{1,9})?)$/.exec(cell?.slice(0, 40) ?? '');
  if (match === null) return null;
  return Number(match[1] ?? 0) * 3600 + Number(match[2]) * 60 + Number((match[3] ?? '').replace(',', '.'));
}

/** Lines that hold something, without the one that names the separator. */
function linesOf(source: string): string[] {
  const lines = source
    .replace(/[\uFEFF\0]/g, '')
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '' && line.length <= LINE_LIMIT);
  return SEPARATOR_LINE.test(lines[0] ?? '') ? lines.slice(1) : lines;
}

/** Whether the text begins with a line of three names and more, whatever they mean. */
export function hasHeader(source: string): boolean {
  const [header = ''] = linesOf(source.slice(0, LINE_LIMIT));
  return HEADER_LINE.test(header);
}

/** A table with named columns; null where `source` is none. Separators: comma, semicolon (also with decimal commas), tab. */
export function readCsv(source: string): CsvContent | null {
  const lines = linesOf(source);
  const header = lines[0] ?? '';
  const separator = [';', '\t', ','].find((candidate) => header.includes(candidate));
  if (separator === undefined) return null;
  const fields = cellsOf(header, separator);
  const columns = readColumns(fields);
  if (columns === null) return null;

  const readRow = (line: string): CsvRow => {
    const cells = cellsOf(line, separator);
    const cell = (name: ColumnName): string | undefined => cells[columns.get(name)?.index ?? -1];
    const of = (name: ColumnName): number | null => {
      const value = numberIn(cell(name), separator === ';');
      return value === null ? null : value * (columns.get(name)?.factor ?? 1);
    };
    const reading: Reading = {
      ...NOTHING_READ,
      latitude: of('latitude'),
      longitude: of('longitude'),
      heightAbs: of('heightAbs'),
      heightRel: of('heightRel'),
      gimbalPitch: of('gimbalPitch'),
      gimbalRoll: of('gimbalRoll'),
      gimbalYaw: of('gimbalYaw'),
      satellites: of('satellites'),
      rtk: rtkState(of('rtkFlag')) ?? rtkWord(cell('rtkFlag')),
      stdLatitude: of('stdLatitude'),
      stdLongitude: of('stdLongitude'),
      stdHeight: of('stdHeight'),
      ...cameraSettings([
        { name: 'iso', text: cell('iso') ?? '' },
        { name: 'shutter', text: cell('shutter') ?? '' },
        { name: 'fnum', text: cell('fNumber') ?? '' },
      ]),
      wallClock: readWallClock(cell('wallClock') ?? ''),
    };
    return { time: of('time') ?? clockSeconds(cell('time')), reading };
  };

  return {
    rows: lines.slice(1).map(readRow),
    fields: fields.slice(0, 200),
    datum: columns.get('heightAbs')?.datum ?? null,
  };
}
