import {
  adviceFor,
  findMissing,
  findOrphans,
  removeOrphan,
  repairMissing,
  type MissingObject,
  type Orphan,
} from '@papiscope/shared';
import type { Command } from 'commander';
import { formatBytes } from '../format-bytes';
import { whileInterruptible } from '../interrupt';
import { withStorage, type StorageAccess } from '../storage-access';
import { parseNumber } from '../values';

interface DoctorFlags {
  readonly repair?: boolean;
  readonly minAge: number;
  readonly json?: boolean;
}

interface Findings {
  readonly orphans: Orphan[];
  readonly missing: MissingObject[];
}

const HOUR = 3_600_000;

/** `papiscope doctor`: what storage and database disagree about. */
export function addDoctor(program: Command): void {
  program
    .command('doctor')
    .description(
      'list files that records name and the storage has not, and objects that no session reads; say what to do',
    )
    .option(
      '--repair',
      'bring the former from the other storage or take them off the record; remove the latter',
    )
    .option(
      '--min-age <hours>',
      'leave younger objects alone, their session may be about to be made',
      parseNumber,
      24,
    )
    .option('--json', 'the findings as JSON')
    .action((flags: DoctorFlags) =>
      withStorage((access) => whileInterruptible((signal) => examine(access, flags, signal))),
    );
}

async function examine(access: StorageAccess, flags: DoctorFlags, signal: AbortSignal): Promise<void> {
  for (const store of access.stores.all) await store.ping({ signal });
  const say = (line: string): void => {
    if (flags.json !== true) console.log(line);
  };
  const told = (done: string): string => (flags.repair === true ? `; ${done}` : '');
  const findings: Findings = { orphans: [], missing: [] };
  const open: Findings = { orphans: [], missing: [] };
  // First: a file that a record misses may be what lies in the other storage without a record.
  for await (const missing of findMissing(access)) {
    signal.throwIfAborted();
    const place = missing.elsewhere === null ? 'nowhere' : `in ${missing.elsewhere}`;
    const done = flags.repair === true ? await repairMissing(access, missing, signal) : 'left';
    findings.missing.push(missing);
    if (done === 'left') open.missing.push(missing);
    say(
      `session ${missing.sessionId} ${missing.column}: ${missing.storage}:${missing.key} is ${place}${told(done)}`,
    );
  }
  let bytes = 0;
  for await (const orphan of findOrphans(access, new Date(Date.now() - flags.minAge * HOUR))) {
    signal.throwIfAborted();
    const done = flags.repair === true ? await removeOrphan(access, orphan) : 'left';
    findings.orphans.push(orphan);
    if (done === 'left') open.orphans.push(orphan);
    bytes += orphan.size;
    say(
      `object ${orphan.storage}:${orphan.key} (${formatBytes(orphan.size)}): ${orphan.reason}${told(done)}`,
    );
  }
  const sessions = access.database.measurementSession;
  const left = await sessions.count({ where: { local_copy: 'pending' } });
  const newest = await sessions.aggregate({ _max: { created_at: true } });
  const advice = adviceFor(open, newest._max.created_at);
  if (flags.json === true)
    console.log(JSON.stringify({ ...findings, bytes, half_moved_sessions: left, advice }, null, 2));
  say(
    `orphaned objects: ${findings.orphans.length} (${formatBytes(bytes)}), missing objects: ${findings.missing.length}`,
  );
  for (const line of advice) say(line);
  if (left > 0)
    say(`sessions whose local copies are to go: ${left}; papiscope migrate-storage goes on with them`);
  const problems = open.orphans.length + open.missing.length;
  if (problems > 0) throw new Error(`${problems} problems; what to do stands above.`);
}
