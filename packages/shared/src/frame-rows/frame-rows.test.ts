import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { framesFileSchema } from '../contracts';
import { framesKey } from '../store';
import { startTestEnvironment, type TestEnvironment } from '../testing';
import { importFrameRows, publishFrameRows, readDump, rowToFrame, type FlatRow } from './index';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'papiscope-dump-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const a = '0f8fad5b-d9cb-469f-a165-70867728950e';
const dumps: readonly [string, string][] = [
  [
    'csv',
    `session_id,frame_number,timestamp,papi_a_status,papi_a_rgb,pilot
${a},0,0.0,red,"{""r"": 1, ""g"": 2, ""b"": 3}",me
${a},1,0.5,"white","(4, 5, 6)",
${a},2,1.0,,,
nobody,3,1.5,red,,
`,
  ],
  [
    'copy',
    `SET client_encoding = 'UTF8';
COPY public.frame_measurements (id, session_id, frame_number, "timestamp", papi_a_status, papi_a_rgb) FROM stdin;
7\t${a}\t0\t0\tred\t{"r": 1, "g": 2, "b": 3}
8\t${a}\t1\t0.5\twhite\t{4,5,6}
9\t${a}\t2\t1\t\\N\t\\N
10\tnobody\t3\t1.5\tred\t\\N
\\.

COPY public.other (id) FROM stdin;
1
\\.
`,
  ],
  [
    'insert',
    `INSERT INTO public.frame_measurements (session_id, frame_number, "timestamp", papi_a_status, papi_a_rgb) VALUES ('${a}', 0, 0, 'red', '{"r": 1, "g": 2, "b": 3}'), ('${a}', 1, 0.5, 'white', '[4, 5, 6]'::text);
INSERT INTO frame_measurements (session_id, frame_number, "timestamp", papi_a_status, papi_a_rgb) VALUES ('${a}', 2, 1.0, NULL, NULL);
INSERT INTO frame_measurements (session_id, frame_number, "timestamp", papi_a_status, papi_a_rgb) VALUES ('nobody', 3, 1.5, 'it''s', NULL);
`,
  ],
];

async function dumpFile(name: string, text: string): Promise<string> {
  const file = path.join(folder, `${name}.dump`);
  await writeFile(file, text);
  return file;
}

test.each(dumps)('a dump as %s', async (name, text) => {
  const { columns, rows } = await readDump(await dumpFile(name, text));
  expect(columns).toEqual(['session_id', 'frame_number', 'timestamp', 'papi_a_status', 'papi_a_rgb']);
  const read: FlatRow[] = [];
  for await (const row of rows) read.push(row);
  expect(read.map((row) => row['frame_number'])).toEqual(['0', '1', '2', '3']);
  expect(rowToFrame(read[0]!)).toMatchObject({
    frame: { frame_number: 0, timestamp: 0, papi_a: { status: 'RED', rgb: { r: 1, g: 2, b: 3 } } },
  });
  expect(rowToFrame(read[1]!)).toMatchObject({
    frame: { timestamp: 0.5, papi_a: { status: 'WHITE', rgb: { r: 4, g: 5, b: 6 } } },
  });
  expect(rowToFrame(read[2]!)).toMatchObject({ frame: { frame_number: 2 } });
});

test('a file without frame measurements is refused', async () => {
  for (const text of ['', 'a,b,c\n1,2,3\n', 'CREATE TABLE x ();\n'])
    await expect(readDump(await dumpFile('none', text))).rejects.toMatchObject({ code: 'validation_failed' });
});

test.each([
  [{ frame_number: 'x', timestamp: 1 }, 'frame_number'],
  [{ frame_number: 1 }, 'timestamp'],
  [{ frame_number: 1, timestamp: 1, papi_b_status: 'purple' }, 'papi_b.status'],
  [{ frame_number: 1, timestamp: 1, papi_b_rgb: '1,2' }, 'papi_b.rgb'],
])('%j cannot be read, and says why', (row, where) => {
  expect(rowToFrame(row)).toEqual({ fault: expect.stringContaining(where) });
});

describe('in the database', () => {
  let env: TestEnvironment;
  beforeAll(async () => {
    env = await startTestEnvironment('postgres');
  });
  afterAll(() => env.stop());

  test('taken over twice is taken over once; the frames file holds the rows in order', async () => {
    const { database, stores } = env.context;
    const { store } = stores.current;
    const options = { dryRun: false, signal: new AbortController().signal };
    expect(await publishFrameRows({ database }, a, store, options)).toEqual({ rows: 0, bad: 0 });
    for (const [name, text] of dumps) {
      const { columns, rows } = await readDump(await dumpFile(name, text));
      expect(await importFrameRows(database, columns, rows)).toEqual({
        rows: 3,
        bad: 1,
        sessions: new Set([a]),
      });
    }
    expect(await publishFrameRows({ database }, randomUUID(), store, options)).toEqual({ rows: 0, bad: 0 });
    expect(await publishFrameRows({ database }, a, store, options)).toEqual({ rows: 3, bad: 0 });
    const file = await buffer((await store.get(framesKey(a))).body);
    const frames = framesFileSchema.parse(JSON.parse(gunzipSync(file).toString()));
    expect(frames.map(({ frame_number }) => frame_number)).toEqual([0, 1, 2]);
  });
});
