import {
  createSession,
  removeUploadedFiles,
  type Context,
  type MeasurementSession,
  type ObjectHead,
  type Prisma,
  type UploadRow,
} from '@papiscope/shared';
import {
  errorCodeSchema,
  PapiscopeError,
  uploadOptionsSchema,
  type UploadComplete,
} from '@papiscope/shared/contracts';
import { countUpload } from '../metrics/uploads';
import { findPlace } from '../sites/place';
import { checkStoredVideo, isRefusal } from '../upload/check-video';
import { findUpload, uploadStore } from './find';

type Parts = UploadComplete['parts'];

/** The finished object. Joined before, by a request that did not get its answer, it is taken as it is. */
async function join(context: Context, row: UploadRow, parts: Parts): Promise<ObjectHead> {
  const store = uploadStore(context, row);
  const { multipart } = store;
  const before = await store.head(row.key);
  if (before !== null) return before;
  const numbers = new Set(parts.map(({ part_number }) => part_number));
  const arrived = (await multipart.listParts(row.key, row.multipart_id)).filter(({ partNumber }) =>
    numbers.has(partNumber),
  );
  const bytes = arrived.reduce((sum, { size }) => sum + size, 0);
  if (bytes !== Number(row.size))
    throw new PapiscopeError('validation_failed', `The parts have ${bytes} bytes of ${row.size}.`);
  const wanted = parts.map(({ part_number, etag }) => ({ partNumber: part_number, etag }));
  try {
    return await multipart.complete(row.key, row.multipart_id, wanted);
  } catch (error) {
    // Another request has joined the parts meanwhile, or the storage has and its answer was lost.
    const joined = await store.head(row.key);
    if (joined === null) throw error;
    return joined;
  }
}

/** The upload is over: nothing of it is kept but why. */
async function refuse(context: Context, row: UploadRow, { code, message }: PapiscopeError): Promise<void> {
  await removeUploadedFiles(context, row);
  await context.database.upload.updateMany({
    where: { id: row.id },
    data: { status: 'refused', error_code: code, error_message: message },
  });
}

async function toSession(
  context: Context,
  row: UploadRow,
  head: ObjectHead,
  videoInfo: Prisma.InputJsonObject,
): Promise<MeasurementSession> {
  const { database, stores } = context;
  const { runwayId, site } = await findPlace(database, row.airport_icao, row.runway_code);
  const { telemetry_file_name: fileName, telemetry_key: key, telemetry_sha256: sha256 } = row;
  const telemetry = fileName !== null &&
    key !== null && { fileName, key, ...(sha256 !== null && { sha256 }) };
  return createSession(
    { database, relay: context.relay },
    {
      id: row.id,
      runwayId,
      site,
      options: uploadOptionsSchema.parse(row.options),
      storageType: uploadStore({ ...context, stores }, row).type,
      originalFileName: row.file_name,
      originalKey: row.key,
      uploadBeganAt: row.created_at,
      accountId: row.account_id,
      videoInfo,
      ...(head.sha256 !== undefined && { videoSha256: head.sha256 }),
      ...(telemetry && { telemetry }),
    },
  );
}

async function complete(context: Context, row: UploadRow, parts: Parts): Promise<MeasurementSession> {
  const { database } = context;
  const head = await join(context, row, parts);
  let videoInfo: Prisma.InputJsonObject;
  try {
    videoInfo = await checkStoredVideo(uploadStore(context, row), head, row.file_name);
  } catch (error) {
    if (isRefusal(error)) await refuse(context, row, error);
    throw error;
  }
  const session = await toSession(context, row, head, videoInfo);
  await database.upload.updateMany({ where: { id: row.id }, data: { status: 'completed' } });
  return session;
}

/** Completions under way in this process: a client that lost its connection asks again while the first request still works. */
const underWay = new Map<string, Promise<MeasurementSession>>();

export function isCompleting(id: string): boolean {
  return underWay.has(id);
}

/**
 * Joins the parts, checks the video and makes the session; asked again, it tells the same session.
 * @throws validation_failed for parts that do not make the file, 422 with the reason for what is no usable video
 */
export async function completeUpload(
  context: Context,
  id: string,
  parts: Parts,
): Promise<MeasurementSession> {
  const made = await context.database.measurementSession.findUnique({ where: { id } });
  if (made !== null) return made;
  const row = await findUpload(context, id);
  if (row.status === 'completed') throw new PapiscopeError('not_found', 'The session was deleted.');
  if (row.status === 'refused')
    throw new PapiscopeError(errorCodeSchema.catch('video_unreadable').parse(row.error_code));
  const running = underWay.get(id);
  if (running !== undefined) return running;
  const work = countUpload(context, 'parts', () =>
    context.tracing.span(id, 'upload', {}, () => complete(context, row, parts)),
  ).finally(() => underWay.delete(id));
  underWay.set(id, work);
  return work;
}
