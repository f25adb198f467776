import { migrateStorage } from '@papiscope/shared';
import { migrateOptionsSchema, PapiscopeError, type MigrateResult } from '@papiscope/shared/contracts';
import type { Command } from 'commander';
import { formatBytes } from '../format-bytes';
import { whileInterruptible } from '../interrupt';
import { firstIssues } from '../json-files';
import { createProgressBar } from '../progress';
import { withStorage } from '../storage-access';
import { parseNumber } from '../values';

interface MigrateStorageFlags {
  readonly dryRun?: boolean;
  readonly keepLocal?: boolean;
  readonly session?: string[];
  readonly olderThan?: number;
  readonly parallel?: number;
  readonly json?: boolean;
}

const MEBIBYTE = 1024 ** 2;

/** `papiscope migrate-storage`: moves sessions from the local folder to S3. */
export function addMigrateStorage(program: Command): void {
  program
    .command('migrate-storage')
    .description('move sessions from the local folder to S3; broken off anywhere, it goes on where it was')
    .option('--dry-run', 'change nothing, say what would be done')
    .option('--keep-local', 'leave the local copies where they are')
    .option('--session <id...>', 'only these sessions')
    .option('--older-than <days>', 'only sessions made before so many days', parseNumber)
    .option('--parallel <n>', 'sessions under way at the same time (2)', parseNumber)
    .option('--json', 'the summary as JSON')
    .action(run);
}

async function run(flags: MigrateStorageFlags): Promise<void> {
  const options = migrateOptionsSchema.safeParse({
    dry_run: flags.dryRun ?? false,
    keep_local: flags.keepLocal ?? false,
    ...(flags.session && { sessions: flags.session }),
    ...(flags.olderThan !== undefined && { older_than_days: flags.olderThan }),
    ...(flags.parallel !== undefined && { parallel: flags.parallel }),
  });
  if (!options.success) throw new PapiscopeError('validation_failed', firstIssues(options.error));
  const bar = createProgressBar('moving', 'MiB');
  const result = await withStorage((access) =>
    whileInterruptible((signal) =>
      migrateStorage(access, options.data, {
        signal,
        onProgress: ({ bytes, allBytes }) =>
          bar.show(Math.round(bytes / MEBIBYTE), Math.ceil(allBytes / MEBIBYTE)),
      }),
    ).finally(() => bar.end()),
  );
  console.log(flags.json === true ? JSON.stringify(result, null, 2) : summary(result).join('\n'));
  if (result.failed > 0)
    throw new PapiscopeError(
      'storage_unavailable',
      `${result.failed} sessions could not be moved; run it again.`,
    );
}

function summary(result: MigrateResult): string[] {
  const verb = result.dry_run ? 'would be moved' : 'moved';
  return [
    `sessions ${verb}: ${result.moved}`,
    `objects ${verb}: ${result.objects} (${formatBytes(result.bytes)}), in S3 already: ${result.found_objects}`,
    ...(result.removed_objects > 0 ? [`local copies removed: ${result.removed_objects}`] : []),
    ...(result.frame_rows + result.bad_frame_rows > 0
      ? [
          `frame rows of the database: ${result.frame_rows}, unreadable ones left out: ${result.bad_frame_rows}`,
        ]
      : []),
    ...(result.busy > 0 ? [`left for the next time, their stages are running: ${result.busy}`] : []),
    ...result.failures.map(({ session_id: id, code, message }) => `failed: ${id} ${code} ${message}`),
  ];
}
