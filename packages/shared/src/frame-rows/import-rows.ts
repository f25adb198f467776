import { z } from 'zod';
import { Prisma, type Database } from '../database';
import type { FlatRow } from './row-to-frame';
import { FRAMES_TABLE } from './table';

const BATCH = 500;
const idSchema = z.uuid();
const numberSchema = z.coerce.number().int().min(0);

export interface RowsImported {
  readonly rows: number;
  /** Rows without a session id and frame number, left out. */
  readonly bad: number;
  readonly sessions: ReadonlySet<string>;
}

/** Columns are kept as the dump names them, their values as text: what a row means is decided when it becomes a frame. */
async function createTable(database: Database, columns: readonly string[]): Promise<void> {
  const more = columns
    .filter((column) => column !== 'session_id' && column !== 'frame_number')
    .map((column) => `"${column}" text`);
  const list = ['session_id uuid NOT NULL', 'frame_number integer NOT NULL', ...more].join(', ');
  await database.$executeRawUnsafe(
    `CREATE TABLE IF NOT EXISTS "${FRAMES_TABLE}" (${list}, PRIMARY KEY (session_id, frame_number))`,
  );
  for (const column of more)
    await database.$executeRawUnsafe(`ALTER TABLE "${FRAMES_TABLE}" ADD COLUMN IF NOT EXISTS ${column}`);
}

async function insert(
  database: Database,
  columns: readonly string[],
  rows: readonly FlatRow[],
): Promise<void> {
  const names = Prisma.raw(columns.map((column) => `"${column}"`).join(', '));
  const values = rows.map((row) => {
    const cells = columns.map((column) => {
      const text = row[column] === undefined || row[column] === null ? null : String(row[column]);
      if (column === 'session_id') return Prisma.sql`${text}::uuid`;
      return column === 'frame_number' ? Prisma.sql`${Number(text)}::int` : Prisma.sql`${text}::text`;
    });
    return Prisma.sql`(${Prisma.join(cells)})`;
  });
  await database.$executeRaw`
    INSERT INTO ${Prisma.raw(`"${FRAMES_TABLE}"`)} (${names}) VALUES ${Prisma.join(values)}
    ON CONFLICT DO NOTHING`;
}

/**
 * Loads the frame rows of an old installation's dump into the table `frame_measurements`; rows that are there already stay.
 * @param wanted the columns papiscope knows, out of those the dump has
 */
export async function importFrameRows(
  database: Database,
  columns: readonly string[],
  rows: AsyncIterable<FlatRow>,
): Promise<RowsImported> {
  await createTable(database, columns);
  const sessions = new Set<string>();
  let count = 0;
  let bad = 0;
  let batch: FlatRow[] = [];
  for await (const row of rows) {
    const id = idSchema.safeParse(row['session_id']);
    if (!id.success || row['frame_number'] === '' || !numberSchema.safeParse(row['frame_number']).success) {
      bad += 1;
      continue;
    }
    sessions.add(id.data.toLowerCase());
    count += 1;
    if (batch.push(row) < BATCH) continue;
    await insert(database, columns, batch);
    batch = [];
  }
  if (batch.length > 0) await insert(database, columns, batch);
  return { rows: count, bad, sessions };
}
