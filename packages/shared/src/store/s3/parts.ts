import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
} from '@aws-sdk/client-s3';
import type { CompletedPart } from '@aws-sdk/client-s3';
import type { PutOptions } from '../types';
import { bareEtag, describeObject } from './bucket';
import type { Bucket } from './bucket';

/** Parts under way at the same time; each holds its bytes in memory. */
const PARALLEL = 3;

export interface PartRequest {
  readonly uploadId: string;
  readonly partNumber: number;
  readonly signal: AbortSignal;
}

/** Sends one part and gives its etag. */
export type SendPart<T> = (piece: T, request: PartRequest) => Promise<string | undefined>;

async function sendAll<T>(
  pieces: AsyncIterable<T> | Iterable<T>,
  send: SendPart<T>,
  uploadId: string,
  signal: AbortSignal | undefined,
): Promise<CompletedPart[]> {
  const failed = new AbortController();
  const both = signal ? AbortSignal.any([signal, failed.signal]) : failed.signal;
  const parts: CompletedPart[] = [];
  const underWay = new Set<Promise<void>>();
  let fault: { error: unknown } | undefined;

  const start = (piece: T, partNumber: number): void => {
    const work = send(piece, { uploadId, partNumber, signal: both })
      .then((etag) => void (parts[partNumber - 1] = { PartNumber: partNumber, ETag: etag }))
      .catch((error: unknown) => {
        fault ??= { error };
        failed.abort();
      })
      .finally(() => underWay.delete(work));
    underWay.add(work);
  };

  try {
    let partNumber = 0;
    for await (const piece of pieces) {
      if (underWay.size >= PARALLEL) await Promise.race(underWay);
      both.throwIfAborted();
      start(piece, (partNumber += 1));
    }
  } catch (error) {
    fault ??= { error };
    failed.abort();
  }
  await Promise.all(underWay);
  if (fault) throw fault.error;
  return parts;
}

/**
 * Makes one object out of pieces. Until the last request nothing is visible under the key; on any failure
 * the requests under way are stopped and the parts already stored are removed.
 */
export async function uploadInParts<T>(
  bucket: Bucket,
  key: string,
  pieces: AsyncIterable<T> | Iterable<T>,
  send: SendPart<T>,
  options: PutOptions,
): Promise<string> {
  const { signal } = options;
  const target = { Bucket: bucket.name, Key: key };
  const requestOptions = signal ? { abortSignal: signal } : {};
  const created = await bucket.client.send(
    new CreateMultipartUploadCommand({ ...target, ...describeObject(bucket, key, options) }),
    requestOptions,
  );
  const uploadId = created.UploadId ?? '';
  try {
    const parts = await sendAll(pieces, send, uploadId, signal);
    const completed = await bucket.client.send(
      new CompleteMultipartUploadCommand({
        ...target,
        UploadId: uploadId,
        MultipartUpload: { Parts: parts },
      }),
      requestOptions,
    );
    return bareEtag(completed.ETag);
  } catch (error) {
    // A failing clean-up must not hide why the upload failed; the lifecycle rule and sweepUnfinished come after it.
    await bucket.client
      .send(new AbortMultipartUploadCommand({ ...target, UploadId: uploadId }))
      .catch(() => undefined);
    throw error;
  }
}
