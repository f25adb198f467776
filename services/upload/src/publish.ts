import {
  emptyWorkArea,
  finishPublish,
  keptSeries,
  SERIES_POINTS,
  storageTypeSchema,
  type Artifact,
  type Handler,
  type MeasurementSession,
  type ObjectStore,
} from '@papiscope/shared';
import { publishFile } from './publishFile';

/**
 * Every file of the attempt goes to its final key and is verified, and what the charts show is thinned; then the session is complete, and the
 * work area is emptied.
 */
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
  try {
    await prepareCharts(session, artifacts, places.final, signal);
  } catch (err) {
    signal.throwIfAborted();
    log.warn({ err }, 'the series for the charts could not be made; it is made when it is asked for');
  }
  await finishPublish(context, ref);
  try {
    await emptyWorkArea(stores.work, session.id, ref.attempt);
  } catch (err) {
    log.warn({ err }, 'the work area could not be emptied');
  }
  return { files: artifacts.length, bytes };
};

/** So that the first who opens the result of a long flight does not wait for all of its frames to be read. */
async function prepareCharts(
  session: MeasurementSession,
  artifacts: readonly Artifact[],
  store: ObjectStore,
  signal: AbortSignal,
): Promise<void> {
  const frames = artifacts.find(({ kind }) => kind === 'frames');
  if (frames === undefined) return;
  const result = session.next_result ?? session.result;
  await keptSeries(
    { ...session, result, frame_measurements_s3_key: frames.final_key },
    SERIES_POINTS,
    store,
    signal,
  );
}
