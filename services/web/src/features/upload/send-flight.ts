import { Problem } from '../../api/problem';
import type { UploadOrder, UploadWatch } from './order';
import { sendVideo } from './send-video';
import { forgetUpload, rememberUpload, unfinishedOf } from './unfinished';
import { uploads, type UploadRecord } from './upload-api';

/** Answers after which the same upload cannot go on: its files are refused. */
const REFUSED = [413, 415, 422];

/** The upload that this file began before, if the server still has it. */
async function begunBefore({ video, airport, runway }: UploadOrder): Promise<UploadRecord | null> {
  const begun = unfinishedOf(video, airport, runway);
  if (begun === undefined) return null;
  const found = await uploads.find(begun.uploadId).catch((error: unknown) => {
    if (error instanceof Problem && error.status === 404) return null;
    throw error;
  });
  if (found !== null && found.status !== 'refused') return found;
  forgetUpload(begun.uploadId);
  return null;
}

async function begin(order: UploadOrder): Promise<UploadRecord> {
  const upload = await uploads.create(order);
  const { airport, runway, video } = order;
  const { name: fileName, size, lastModified } = video;
  rememberUpload({ uploadId: upload.upload_id, airport, runway, fileName, size, lastModified });
  return upload;
}

/**
 * Brings a flight to the server. What broke off, by a reload or a lost connection, goes on where it stopped; what is given up
 * or refused is removed there.
 * @returns the id of the session that the upload became
 * @throws Problem, or AbortError when given up
 */
export async function sendFlight(order: UploadOrder, watch: UploadWatch): Promise<string> {
  const upload = (await begunBefore(order)) ?? (await begin(order));
  const id = upload.upload_id;
  try {
    // Completed before by a request whose answer was lost.
    if (upload.session_id === null && order.telemetry !== null)
      await uploads.sendTelemetry(id, order.telemetry, watch.signal);
    const sessionId = upload.session_id ?? (await sendVideo(upload, order.video, watch));
    forgetUpload(id);
    return sessionId;
  } catch (error) {
    const status = error instanceof Problem ? error.status : 0;
    const over = watch.signal.aborted || REFUSED.includes(status);
    if (over || status === 404) forgetUpload(id);
    // Where the server cannot be told, it gives the upload up by itself after a while.
    if (over) await uploads.giveUp(id).catch(() => undefined);
    throw error;
  }
}
