import { DeleteObjectCommand, PutObjectCommand, UploadPartCommand } from '@aws-sdk/client-s3';
import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream';
import { Digest, checkDigest, sha256Hex, toReadable } from '../digest';
import { INCOMING_PREFIX } from '../keys';
import type { PutOptions, PutResult } from '../types';
import { bareEtag, describeObject } from './bucket';
import type { Bucket } from './bucket';
import { chunksOf } from './chunks';
import { copyObject } from './copy';
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

async function putParts(
  bucket: Bucket,
  key: string,
  pieces: AsyncIterable<Buffer>,
  options: PutOptions,
): Promise<string> {
  const target = { Bucket: bucket.name, Key: key };
  return uploadInParts(
    bucket,
    key,
    pieces,
    async (piece, { uploadId, partNumber, signal }) => {
      const part = { ...target, UploadId: uploadId, PartNumber: partNumber, Body: piece };
      return (await bucket.client.send(new UploadPartCommand(part), { abortSignal: signal })).ETag;
    },
    options,
  );
}

/**
 * A checksum that is known only after the last byte goes into the headers by a copy on the server. The bytes wait under
 * a name of their own meanwhile, so concurrent writers of one key can never mix one's bytes with the other's checksum.
 */
async function putPartsThenDescribe(
  bucket: Bucket,
  key: string,
  pieces: AsyncIterable<Buffer>,
  digest: Digest,
  options: PutOptions,
): Promise<string> {
  const waiting = INCOMING_PREFIX + randomUUID();
  try {
    const etag = await putParts(bucket, waiting, pieces, options);
    const described = { ...options, sha256: digest.sha256 };
    return await copyObject(bucket, { key: waiting, size: digest.size, etag }, key, described);
  } finally {
    // What stays behind is found by sweepUnfinished, and must not hide why the write failed.
    await bucket.client
      .send(new DeleteObjectCommand({ Bucket: bucket.name, Key: waiting }))
      .catch(() => undefined);
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

    const pieces = following([first, second.value], chunks);
    const etag =
      options.sha256 === undefined
        ? await putPartsThenDescribe(bucket, key, pieces, digest, options)
        : await putParts(bucket, key, pieces, options);
    return { size: digest.size, sha256: digest.sha256, etag };
  } finally {
    signal?.removeEventListener('abort', stop);
    digest.destroy();
  }
}
