import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { missedGuarantees, readRows } from '@papiscope/validate';
import { resolveTools } from '@papiscope/video';

const MINUTES = 60_000;
const FLIGHTS = 12;
const PAPISCOPE = path.resolve('packages/cli/bin/papiscope.js');
const run = promisify(execFile);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'papiscope-validate-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it(
  'papiscope validate measures twelve brief flights as accurately as guaranteed',
  async () => {
    const flags = ['--set', 'brief', '--flights', String(FLIGHTS), '--jobs', '2', '--out', folder];
    // the encoder that comes with the packages, whatever the machine has: another one draws other errors from the same flights
    const { ffmpeg } = await resolveTools({ ...process.env, PATH: '' });
    await run(process.execPath, [PAPISCOPE, 'validate', ...flags], {
      env: { ...process.env, FFMPEG_BIN: ffmpeg },
    });
    const rows = [...(await readRows(path.join(folder, 'rows.jsonl'))).values()];
    expect(rows).toHaveLength(FLIGHTS);
    expect(missedGuarantees(rows)).toEqual([]);
  },
  20 * MINUTES,
);
