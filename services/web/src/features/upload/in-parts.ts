import { Problem } from '../../api/problem';
import { sameOrigin } from '../../api/same-origin';
import type { Transport, UploadOrder } from './transport';
import { forgetUpload, rememberUpload, unfinishedOf } from './unfinished';
import { uploads, type UploadRecord } from './upload-api';

/** The upload that this file began before, if the server still has it; else a new one. */
async function openUpload(order: UploadOrder): Promise<UploadRecord> {
  const { video, airport, runway } = order;
  const begun = unfinishedOf(video, airport, runway);
  if (begun !== undefined) {
    const found = await uploads.find(begun.uploadId).catch((error: unknown) => {
      if (error instanceof Problem && error.status === 404) return null;
      throw error;
    });
    if (found?.status === 'open') return found;
    forgetUpload(begun.uploadId);
  }
  const upload = await uploads.create(order);
  const { name: fileName, size, lastModified } = video;
  rememberUpload({ uploadId: upload.upload_id, airport, runway, fileName, size, lastModified });
  return upload;
}

/** In parts, by Uppy: parts that have arrived are not sent again, also after a reload or a broken connection. */
export const inParts: Transport = {
  resumable: true,
  async send(order, { signal, onSent }) {
    const [{ default: Uppy }, { default: AwsS3 }] = await Promise.all([
      import('@uppy/core'),
      import('@uppy/aws-s3'),
    ]);
    const upload = await openUpload(order);
    const id = upload.upload_id;
    if (order.telemetry !== null && upload.telemetry_file_name === null)
      await uploads.sendTelemetry(id, order.telemetry);

    const uppy = new Uppy({ autoProceed: false });
    let sessionId: string | null = null;
    let fault: unknown = null;
    /** Uppy tells a failed upload by an event; the API's own answer is kept for the person. */
    const kept = async <T>(work: Promise<T>): Promise<T> => {
      try {
        return await work;
      } catch (error) {
        fault = error;
        throw error;
      }
    };
    uppy.use(AwsS3, {
      shouldUseMultipart: true,
      limit: 3,
      getChunkSize: () => upload.part_size,
      createMultipartUpload: () => ({ uploadId: id, key: upload.key }),
      signPart: async (_file, { partNumber }) => {
        const { url, headers, expires_in } = await kept(uploads.partUrl(id, partNumber));
        return { method: 'PUT', url: sameOrigin(url), headers, expires: expires_in };
      },
      listParts: async () =>
        (await kept(uploads.parts(id))).map(({ part_number, etag, size }) => ({
          PartNumber: part_number,
          ETag: etag,
          Size: size,
        })),
      // Giving up is decided below; a pause or a reload must not remove what has arrived.
      abortMultipartUpload: () => undefined,
      completeMultipartUpload: async (_file, { parts }) => {
        const list = parts
          .map(({ PartNumber, ETag }) => ({ part_number: PartNumber ?? 0, etag: ETag ?? '' }))
          .sort((a, b) => a.part_number - b.part_number);
        ({ session_id: sessionId } = await kept(uploads.complete(id, list)));
        return {};
      },
    });
    uppy.on('upload-progress', (_file, { bytesUploaded }) => onSent(bytesUploaded));
    const fileId = uppy.addFile({ name: order.video.name, type: order.video.type, data: order.video });
    // Makes Uppy ask which parts are there before it sends any.
    const known: Parameters<typeof uppy.setFileState>[1] & { readonly s3Multipart: object } = {
      s3Multipart: { uploadId: id, key: upload.key },
    };
    uppy.setFileState(fileId, known);

    const stop = (): void => uppy.cancelAll();
    signal.addEventListener('abort', stop, { once: true });
    try {
      await uppy.upload();
    } finally {
      signal.removeEventListener('abort', stop);
      uppy.destroy();
    }
    if (signal.aborted) {
      forgetUpload(id);
      await uploads.giveUp(id);
      throw new DOMException('given up', 'AbortError');
    }
    if (sessionId === null) {
      const refused = fault instanceof Problem && fault.status >= 400 && fault.status < 500;
      if (refused) forgetUpload(id);
      throw fault instanceof Problem ? fault : new Problem('unreachable', '', 0);
    }
    forgetUpload(id);
    return sessionId;
  },
};
