import type { Fault } from '../fault';
import { manySessions } from './load';
import { processFaults } from './processes';
import { serverFaults } from './servers';
import { workFaults } from './work';

/** Everything that is done to the system. */
export const FAULTS: readonly Fault[] = [
  ...processFaults,
  ...serverFaults,
  ...workFaults,
  manySessions(Number(process.env['CHAOS_SESSIONS'] ?? 200), 3),
];
