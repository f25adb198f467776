import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { radosgwAvailable, redisAvailable } from '@papiscope/shared/testing';
import { createRandom } from '@papiscope/simulator';
import { endFaults, type Expected } from './endState';
import { completed, type Fault } from './fault';
import { FAULTS } from './faults';
import { manySessions } from './faults/load';
import { makeFlights, type Flights } from './flights';
import { startChaosSystem, type System } from './system';

/**
 * Hurts a system of real processes and looks at what has become of its sessions. Run alone this is the short form; `pnpm chaos` sets
 * CHAOS_SEEDS (how often each fault), CHAOS_FIRST (the first seed), CHAOS_ONLY (part of a fault's name), CHAOS_SESSIONS (how many at
 * once; 200), CHAOS_UNTIL (when to begin no further run, ms) and CHAOS_REPORT (a file for one line of JSON a run).
 */
const { CHAOS_SEEDS, CHAOS_FIRST = '1', CHAOS_ONLY = '', CHAOS_UNTIL, CHAOS_REPORT } = process.env;
const isLong = CHAOS_SEEDS !== undefined;
const seeds = Array.from({ length: Number(CHAOS_SEEDS ?? 1) }, (_, index) => index + Number(CHAOS_FIRST));
const chosen: readonly Fault[] = (
  isLong ? FAULTS : [...FAULTS.filter(({ short }) => short === true), manySessions(8, 1)]
).filter(({ name }) => name.includes(CHAOS_ONLY));

const MINUTES = 60_000;
const missing = [...redisAvailable().missing, ...radosgwAvailable().missing];

if (missing.length > 0)
  test.skip(`faults: left out, this machine has no ${missing.join(', ')}`, () => undefined);
else
  describe('a flight outlives', () => {
    let folder: string;
    let flights: Flights;
    let system: System;
    const results = new Map<string, unknown>();

    const resultOf = async (flight: keyof Flights): Promise<unknown> => {
      const id = await system.submit(flights[flight], { videos: false });
      const faults = await endFaults(system, { sessions: completed(id), result: undefined });
      // Nothing to compare with yet.
      expect(faults.filter((fault) => !fault.endsWith('another result'))).toEqual([]);
      return (await system.database.measurementSession.findUniqueOrThrow({ where: { id } })).result;
    };

    beforeAll(async () => {
      folder = await mkdtemp(path.join(tmpdir(), 'papiscope-flights-'));
      flights = await makeFlights(folder);
      system = await startChaosSystem({ smallDisk: isLong });
      for (const flight of ['small', 'tiny'] as const) results.set(flight, await resultOf(flight));
    }, 10 * MINUTES);

    afterAll(async () => {
      await system.stop();
      await rm(folder, { recursive: true, force: true });
    }, 2 * MINUTES);

    const survive = async (fault: Fault, seed: number): Promise<string[]> => {
      const random = createRandom(seed).fork(fault.name);
      const result = results.get(fault.name.includes('sessions at once') ? 'tiny' : 'small');
      let sessions: Expected['sessions'] = new Map();
      const faults: string[] = [];
      try {
        sessions = await fault.run({ system, random, flights });
      } catch (error) {
        faults.push(error instanceof Error ? error.message : String(error));
      }
      await system.heal();
      faults.push(...(await endFaults(system, { sessions, result })));
      return faults;
    };

    for (const fault of chosen)
      for (const seed of seeds)
        test(
          `${fault.name} (seed ${seed})`,
          async () => {
            const reason =
              CHAOS_UNTIL !== undefined && Date.now() > Number(CHAOS_UNTIL)
                ? 'no time left'
                : (fault.leftOut?.(system) ?? null);
            const began = Date.now();
            const faults = reason === null ? await survive(fault, seed) : [];
            if (reason !== null) console.warn(`${fault.name}: left out, ${reason}`);
            if (CHAOS_REPORT !== undefined)
              await appendFile(
                CHAOS_REPORT,
                `${JSON.stringify({ fault: fault.name, seed, left_out: reason, faults, seconds: Math.round((Date.now() - began) / 1000) })}\n`,
              );
            expect(faults).toEqual([]);
          },
          40 * MINUTES,
        );
  });
