// Many sessions, and many frames of one, made from a session that was really measured.
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';

const load = createRequire(import.meta.url);
const { readFrames, writeFrames } = load('../../packages/flight/dist/frames-file.js');
const { createDatabase, createStores, keptSeries, loadConfig, reportKey } = load(
  '../../packages/shared/dist/index.js',
);

const { SERIES_POINTS } = load('../../packages/shared/dist/contracts/index.js');

const METADATA = {
  software: { version: '1', algorithm: '1' },
  frame_width: 1920,
  frame_height: 1080,
  frame_rate: 30,
};

/** So many copies of a session, a minute apart. */
export async function fillSessions(databaseUrl, id, count) {
  await query(databaseUrl, async (client) => {
    const { rows } = await client.query(
      `select column_name from information_schema.columns where table_name = 'measurement_sessions' and column_name not in ('id', 'created_at')`,
    );
    const columns = rows.map(({ column_name: name }) => name).join(', ');
    await client.query(
      `insert into measurement_sessions (id, created_at, ${columns})
       select gen_random_uuid(), created_at - n * interval '1 minute', ${columns}
       from measurement_sessions, generate_series(1, $2::int) n where id = $1`,
      [id, count],
    );
    // as Postgres does by itself, some time after so many rows
    await client.query('vacuum analyze measurement_sessions');
  });
}

/** Puts the frames of a session over and over in the place of its own, as a flight of so many; the series for the charts is made as when it is published. */
export async function storeManyFrames({ databaseUrl, redisUrl }, dataPath, id, count) {
  const { rows } = await query(databaseUrl, (client) =>
    client.query('select frame_measurements_s3_key as key from measurement_sessions where id = $1', [id]),
  );
  const config = loadConfig({
    DATABASE_URL: databaseUrl,
    REDIS_URL: redisUrl ?? '',
    DATA_PATH: dataPath,
    SIGNING_SECRET: 'for measurements only, 0123456789',
  });
  const store = createStores(config.storage).of('local');
  const folder = await mkdtemp(path.join(tmpdir(), 'papiscope-bench-rows-'));
  try {
    const [measured, many] = [path.join(folder, 'measured.json.gz'), path.join(folder, 'many.json.gz')];
    const { body } = await store.get(rows[0].key);
    await pipeline(body, createWriteStream(measured));
    await writeFrames(repeated(await readFrames(measured), count), METADATA, many);
    const kind = { contentType: 'application/json', contentEncoding: 'gzip' };
    await store.put(rows[0].key, createReadStream(many), kind);
    await makeSeries(databaseUrl, store, id);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function makeSeries(databaseUrl, store, id) {
  for (const end of ['json', 'source.json'])
    await store.delete(reportKey(id, `series.${SERIES_POINTS}.${end}`));
  const database = createDatabase(databaseUrl);
  try {
    const session = await database.measurementSession.findUniqueOrThrow({ where: { id } });
    await keptSeries(session, SERIES_POINTS, store);
  } finally {
    await database.$disconnect();
  }
}

function* repeated(frames, count) {
  const step = frames.at(-1).timestamp / (frames.length - 1);
  for (let n = 0; n < count; n += 1)
    yield { ...frames[n % frames.length], frame_number: n, timestamp: n * step };
}

async function query(databaseUrl, work) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
