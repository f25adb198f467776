import { migrateStorage, type Handler } from '@papiscope/shared';
import { migrateOptionsSchema } from '@papiscope/shared/contracts';

/** Moves sessions from the local folder to S3: what `papiscope migrate-storage` does, beside the running system. */
export const migrate: Handler<'storage-migrate'> = async ({ context, chore, log, signal, progress }) => {
  const { database, stores } = context;
  const options = migrateOptionsSchema.parse(chore.options);
  return migrateStorage({ database, stores, log }, options, {
    signal,
    onProgress: ({ bytes, allBytes, sessions, allSessions }) =>
      progress(allBytes > 0 ? bytes / allBytes : sessions / Math.max(1, allSessions)),
  });
};
