import { numberOf, type Datum, type PointDraft, type PointType } from './site-draft';

export const COLUMNS = [
  'point_type',
  'latitude',
  'longitude',
  'elevation_wgs84',
  'height_datum',
  'nominal_angle',
  'tolerance',
] as const;

const TYPES = new Set<string>(
  [...'ABCDEFGH'].map((unit) => `PAPI_${unit}`).concat('TOUCH_POINT', 'THRESHOLD'),
);
const DATUMS = new Set<string>(['ellipsoid', 'egm96', 'egm2008']);

/** A line of a table that cannot be a point, counted from 1, and the column that is wrong. */
export class CsvFault extends Error {
  constructor(
    readonly line: number,
    readonly column: string,
  ) {
    super(`${line}: ${column}`);
  }
}

function cells(line: string, separator: string): string[] {
  return line.split(separator).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
}

/** Reference points of a table with the columns of `COLUMNS` in any order; commas or semicolons. @throws CsvFault */
export function pointsFromCsv(text: string): PointDraft[] {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '');
  const [head = '', ...rows] = lines;
  const separator = head.includes(';') ? ';' : ',';
  const names = cells(head, separator).map((name) => name.toLowerCase());
  for (const needed of ['point_type', 'latitude', 'longitude', 'elevation_wgs84'])
    if (!names.includes(needed)) throw new CsvFault(1, needed);
  return rows.map((row, i) => {
    const values = cells(row, separator);
    const value = (name: (typeof COLUMNS)[number]): string => values[names.indexOf(name)] ?? '';
    const check = (name: (typeof COLUMNS)[number], ok: boolean): void => {
      if (!ok) throw new CsvFault(i + 2, name);
    };
    const type = value('point_type').toUpperCase();
    const datum = value('height_datum').toLowerCase() || 'ellipsoid';
    check('point_type', TYPES.has(type));
    check('height_datum', DATUMS.has(datum));
    for (const name of ['latitude', 'longitude', 'elevation_wgs84'] as const)
      check(name, Number.isFinite(numberOf(value(name))));
    for (const name of ['nominal_angle', 'tolerance'] as const)
      check(name, value(name) === '' || Number.isFinite(numberOf(value(name))));
    return {
      point_type: type as PointType,
      latitude: value('latitude'),
      longitude: value('longitude'),
      elevation_wgs84: value('elevation_wgs84'),
      height_datum: datum as Datum,
      nominal_angle: value('nominal_angle'),
      tolerance: value('tolerance'),
    };
  });
}

export function pointsToCsv(points: readonly PointDraft[]): string {
  return (
    [COLUMNS.join(','), ...points.map((point) => COLUMNS.map((name) => point[name]).join(','))].join('\n') +
    '\n'
  );
}
