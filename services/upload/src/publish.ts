import { emptyWorkArea, finishPublish, storageTypeSchema, type Handler } from '@papiscope/shared';
import { publishFile } from './publishFile';

/** Every file of the attempt goes to its final key and is verified; then the session is complete, and the work area is emptied. */
export const publish: Handler<'upload-publish'> = async ({
  context,
  session,
  ref,
  signal,
  log,
  progress,
}) => {
  const { database, stores } = context;
  const places = { work: stores.work, final: stores.of(storageTypeSchema.parse(session.storage_type)) };
  const artifacts = await database.artifact.findMany({
    where: { session_id: session.id, attempt: ref.attempt },
    orderBy: { kind: 'asc' },
  });
  const total = artifacts.reduce((sum, { size }) => sum + Number(size), 0);
  let bytes = 0;
  for (const artifact of artifacts) {
    await publishFile(places, artifact, signal);
    bytes += Number(artifact.size);
    progress(bytes / Math.max(1, total));
  }
  await finishPublish(context, ref);
  try {
    await emptyWorkArea(stores.work, session.id, ref.attempt);
  } catch (err) {
    log.warn({ err }, 'the work area could not be emptied');
  }
  return { files: artifacts.length, bytes };
};
