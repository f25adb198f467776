import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { checkTargets, targetTable, validate } from '@papiscope/validate';

const MINUTES = 60_000;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'papiscope-validate-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('papiscope validate, short form', () => {
  it(
    'measures twelve flights of the core set as accurately as stated',
    async () => {
      const rows = await validate({
        set: 'core',
        flights: 12,
        stressFlights: 0,
        seed: 1,
        jobs: 1,
        out: folder,
      });
      expect(rows).toHaveLength(12);
      const outcomes = checkTargets(rows);
      process.stdout.write(`${targetTable(outcomes)}\n`);
      expect(outcomes.filter(({ met }) => !met).map(({ text, value }) => `${text}: ${value}`)).toEqual([]);
    },
    10 * MINUTES,
  );
});
