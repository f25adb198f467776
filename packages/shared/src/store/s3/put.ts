import { PutObjectCommand, UploadPartCommand } from '@aws-sdk/client-s3';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream';
import { Digest, checkDigest, sha256Hex, toReadable } from '../digest';
import type { PutOptions, PutResult } from '../types';
import { bareEtag, describeObject } from './bucket';
import type { Bucket } from './bucket';
import { chunksOf } from './chunks';
import { copyObject } from './copy';
import { isChanged } from './faults';
import { uploadInParts } from './parts';

/** Bytes per part: 10,000 of them hold 156 GiB. */
const PART_SIZE = 16 * 1024 ** 2;

async function putWhole(bucket: Bucket, key: string, bytes: Buffer, options: PutOptions): Promise<PutResult> {
  const sha256 = sha256Hex(bytes);
  checkDigest(sha256, options.sha256);
  const stored = await bucket.client.send(
    new PutObjectCommand({
      Bucket: bucket.name,
      Key: key,
      Body: bytes,
      ContentLength: bytes.length,
      ...describeObject(bucket, key, { ...options, sha256 }),
    }),
    options.signal ? { abortSignal: options.signal } : {},
  );
  return { size: bytes.length, sha256, etag: bareEtag(stored.ETag) };
}

async function* following(first: Buffer[], rest: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  yield* first;
  yield* rest;
}

/**
 * The checksum of a stream is known only when its object is there: an object copied onto itself takes it.
 * When somebody has written the key anew meanwhile, that object stays as it is.
 */
async function rememberChecksum(
  bucket: Bucket,
  key: string,
  put: PutResult,
  options: PutOptions,
): Promise<PutResult> {
  try {
    const described = { ...options, sha256: put.sha256 };
    return { ...put, etag: await copyObject(bucket, { key, ...put }, key, described) };
  } catch (error) {
    if (isChanged(error)) return put;
    throw error;
  }
}

/** Small bodies in one request, larger ones in parts, whatever their length. */
export async function putObject(
  bucket: Bucket,
  key: string,
  body: Readable | Buffer,
  options: PutOptions,
): Promise<PutResult> {
  const { signal } = options;
  signal?.throwIfAborted();
  const digest = new Digest(options.sha256);
  const source = toReadable(body);
  // The outcome arrives through `digest`, which is destroyed with the error.
  pipeline(source, digest, () => undefined);
  const stop = (): void => void digest.destroy(signal?.reason instanceof Error ? signal.reason : undefined);
  signal?.addEventListener('abort', stop, { once: true });

  try {
    const chunks = chunksOf(digest, PART_SIZE);
    const first: Buffer = (await chunks.next()).value ?? Buffer.alloc(0);
    const second = await chunks.next();
    if (second.done) return await putWhole(bucket, key, first, options);

    const etag = await uploadInParts(
      bucket,
      key,
      following([first, second.value], chunks),
      async (piece, { uploadId, partNumber, signal: partSignal }) => {
        const part = { UploadId: uploadId, PartNumber: partNumber, Body: piece };
        const sent = await bucket.client.send(
          new UploadPartCommand({ Bucket: bucket.name, Key: key, ...part }),
          { abortSignal: partSignal },
        );
        return sent.ETag;
      },
      options,
    );
    const put = { size: digest.size, sha256: digest.sha256, etag };
    return options.sha256 === undefined ? await rememberChecksum(bucket, key, put, options) : put;
  } finally {
    signal?.removeEventListener('abort', stop);
    digest.destroy();
  }
}
