import { originalHash, recordOriginalHash, storageTypeSchema, type Handler } from '@papiscope/shared';
import { hashOptionsSchema } from '@papiscope/shared/contracts';

/** Hashes an original that went straight into the bucket, while its lights wait to be confirmed. */
export const hash: Handler<'storage-hash'> = async ({ context, chore, signal }) => {
  const { database, stores } = context;
  const { session_id: id } = hashOptionsSchema.parse(chore.options);
  const session = await database.measurementSession.findUnique({
    where: { id },
    select: { video_sha256: true, storage_type: true, original_video_s3_key: true },
  });
  if (session === null || session.video_sha256 !== null || session.original_video_s3_key === null)
    return { sha256: null };
  const store = stores.of(storageTypeSchema.parse(session.storage_type));
  const sha256 = await originalHash(store, session.original_video_s3_key, signal);
  await recordOriginalHash(database, id, sha256);
  return { sha256 };
};
