import { framesKey, importFrameRows, publishFrameRows, readDump } from '@papiscope/shared';
import { storageTypeSchema } from '@papiscope/shared/contracts';
import type { Command } from 'commander';
import { whileInterruptible } from '../interrupt';
import { withStorage, type StorageAccess } from '../storage-access';

/** `papiscope import-frames`: frame measurements of an old installation, from a dump of its table. */
export function addImportFrames(program: Command): void {
  program
    .command('import-frames')
    .description('take over frame measurements from a dump of an old table frame_measurements (SQL or CSV)')
    .argument('<dump>', 'pg_dump in plain SQL, or CSV with a header')
    .action(async (dump: string) => {
      await withStorage((access) =>
        whileInterruptible(async (signal) => {
          const { columns, rows } = await readDump(dump);
          const imported = await importFrameRows(access.database, columns, rows);
          console.log(
            `rows taken over: ${imported.rows}, without session or frame number left out: ${imported.bad}`,
          );
          await publish(access, [...imported.sessions], signal);
        }),
      );
    });
}

/** Sessions that are known here and have no frames file get one in their own storage. */
async function publish(
  { database, stores }: StorageAccess,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  let written = 0;
  let bad = 0;
  let unknown = 0;
  for (const id of ids) {
    signal.throwIfAborted();
    const session = await database.measurementSession.findUnique({ where: { id } });
    if (session === null) unknown += 1;
    if (session === null || session.frame_measurements_s3_key !== null) continue;
    const store = stores.of(storageTypeSchema.parse(session.storage_type));
    const made = await publishFrameRows({ database }, id, store, { dryRun: false, signal });
    bad += made.bad;
    if (made.rows === 0) continue;
    await database.measurementSession.updateMany({
      where: { id, frame_measurements_s3_key: null, storage_type: session.storage_type },
      data: { frame_measurements_s3_key: framesKey(id) },
    });
    written += 1;
  }
  console.log(
    `frames files written: ${written}, unreadable rows left out: ${bad}, sessions not known here: ${unknown}`,
  );
}
