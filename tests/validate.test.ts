import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { checkTargets, readRows, targetTable } from '@papiscope/validate';

const MINUTES = 60_000;
const FLIGHTS = 12;
const PAPISCOPE = path.resolve('packages/cli/bin/papiscope.js');
const run = promisify(execFile);

/**
 * What 48 units of 12 flights may show although the stated target holds over many flights: limits that a system exactly at the target
 * passes 99 times in 100. An rms: its limit times √(χ²(0.99; 24)/24) = 1.34, with half as many independent errors as units, since those
 * of one flight share its telemetry. A share p of units: the 1 % quantile of the binomial distribution (48, p). Every other target as
 * stated.
 */
const RELAXED: Readonly<Record<string, number>> = {
  'Transition angle, rms': 0.2 * 1.34,
  "Transition angle without the telemetry's own error, rms": 0.12 * 1.34,
  'Widths within max(0.4′, 15 %)': 79,
  'Units whose error lies within U': 83,
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'papiscope-validate-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it(
  'papiscope validate measures twelve brief flights as accurately as stated',
  async () => {
    const flags = ['--set', 'brief', '--flights', String(FLIGHTS), '--jobs', '2', '--out', folder];
    await run(process.execPath, [PAPISCOPE, 'validate', ...flags]);
    const rows = [...(await readRows(path.join(folder, 'rows.jsonl'))).values()];
    expect(rows).toHaveLength(FLIGHTS);
    const outcomes = checkTargets(rows);
    const missed = outcomes.filter(({ text, value, limit, atMost, met }) => {
      const relaxed = RELAXED[text] ?? limit;
      return !met && !(value !== null && (atMost ? value <= relaxed : value >= relaxed));
    });
    expect(missed.length === 0 ? '' : targetTable(missed)).toBe('');
  },
  10 * MINUTES,
);
