import {
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
    .description('list objects that belong to no session and files that records name and the storage has not')
    .option(
      '--repair',
      'remove the former; bring the latter from the other storage or take them off the record',
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
  const findings: Findings = { orphans: [], missing: [] };
  let bytes = 0;
  for await (const orphan of findOrphans(access, new Date(Date.now() - flags.minAge * HOUR))) {
    signal.throwIfAborted();
    if (flags.repair === true) await removeOrphan(access, orphan);
    findings.orphans.push(orphan);
    bytes += orphan.size;
    say(`object ${orphan.storage}:${orphan.key} (${formatBytes(orphan.size)}): ${orphan.reason}`);
  }
  for await (const missing of findMissing(access)) {
    signal.throwIfAborted();
    const place = missing.elsewhere === null ? 'nowhere' : `in ${missing.elsewhere}`;
    const done = flags.repair === true ? `; ${await repairMissing(access, missing, signal)}` : '';
    findings.missing.push(missing);
    say(
      `session ${missing.sessionId} ${missing.column}: ${missing.storage}:${missing.key} is ${place}${done}`,
    );
  }
  const left = await access.database.measurementSession.count({ where: { local_copy: 'pending' } });
  if (flags.json === true)
    console.log(JSON.stringify({ ...findings, bytes, half_moved_sessions: left }, null, 2));
  say(
    `orphaned objects: ${findings.orphans.length} (${formatBytes(bytes)}), missing objects: ${findings.missing.length}`,
  );
  if (left > 0)
    say(`sessions whose local copies are to go: ${left}; papiscope migrate-storage goes on with them`);
  const problems = findings.orphans.length + findings.missing.length;
  if (problems > 0 && flags.repair !== true) throw new Error(`${problems} problems; --repair mends them.`);
}
