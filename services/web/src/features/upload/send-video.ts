import { Problem, toProblem } from '../../api/problem';
import { sameOrigin } from '../../api/same-origin';
import type { UploadWatch } from './order';
import { uploads, type UploadRecord } from './upload-api';

/** Parts under way at the same time. */
const PARALLEL = 3;

/** What goes wrong is told by the caller. */
const SILENT = { debug: () => undefined, warn: () => undefined, error: () => undefined };

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** What the API said, or the storage that a part went to; its answer is no problem of the API's when it is a bucket. */
function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const request = error instanceof Error && 'source' in error ? error.source : null;
  if (!(request instanceof XMLHttpRequest) || request.status === 0) return new Problem('unreachable', '', 0);
  const problem = toProblem(parse(request.responseText), request.status);
  return problem.code === 'internal' ? new Problem('storage_unavailable', '', request.status) : problem;
}

/**
 * Sends a video in parts, by Uppy; parts that have arrived before are not sent again.
 * @returns the id of the session that the upload became
 * @throws Problem, or AbortError when given up
 */
export async function sendVideo(
  { upload_id: id, key, part_size }: UploadRecord,
  video: File,
  { signal, onSent }: UploadWatch,
): Promise<string> {
  const [{ default: Uppy }, { default: AwsS3 }] = await Promise.all([
    import('@uppy/core'),
    import('@uppy/aws-s3'),
  ]);
  signal.throwIfAborted();
  const uppy = new Uppy({ logger: SILENT });
  let sessionId: string | null = null;
  let fault: unknown = null;
  uppy.use(AwsS3, {
    shouldUseMultipart: true,
    limit: PARALLEL,
    getChunkSize: () => part_size,
    createMultipartUpload: () => ({ uploadId: id, key }),
    signPart: async (_file, { partNumber }) => {
      const { url, headers, expires_in } = await uploads.partUrl(id, partNumber);
      return { method: 'PUT', url: sameOrigin(url), headers, expires: expires_in };
    },
    listParts: async () => {
      const parts = await uploads.parts(id);
      onSent(parts.reduce((sum, { size }) => sum + size, 0));
      return parts.map(({ part_number, etag, size }) => ({
        PartNumber: part_number,
        ETag: etag,
        Size: size,
      }));
    },
    // What is given up is removed by the caller; after a broken connection the parts must stay.
    abortMultipartUpload: () => undefined,
    completeMultipartUpload: async (_file, { parts }) => {
      const list = parts
        .map(({ PartNumber, ETag }) => ({ part_number: PartNumber ?? 0, etag: ETag ?? '' }))
        .sort((a, b) => a.part_number - b.part_number);
      ({ session_id: sessionId } = await uploads.complete(id, list));
      return {};
    },
  });
  uppy.on('upload-progress', (_file, { bytesUploaded }) => onSent(bytesUploaded));
  uppy.on('upload-error', (_file, error) => (fault = error));
  const file = uppy.addFile({ name: video.name, type: video.type, data: video });
  // Makes Uppy ask which parts are there before it sends any.
  const known: Parameters<typeof uppy.setFileState>[1] & { readonly s3Multipart: object } = {
    s3Multipart: { uploadId: id, key },
  };
  uppy.setFileState(file, known);

  const stop = (): void => uppy.cancelAll();
  signal.addEventListener('abort', stop, { once: true });
  try {
    await uppy.upload();
  } finally {
    signal.removeEventListener('abort', stop);
    uppy.destroy();
  }
  signal.throwIfAborted();
  if (sessionId === null) throw problemOf(fault);
  return sessionId;
}
