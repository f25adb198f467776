import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
} from '@aws-sdk/client-s3';
import type { S3Client } from '@aws-sdk/client-s3';
import type { Readable } from 'node:stream';
import { PapiscopeError } from '../../contracts';
import { orReason } from '../aborted';
import { attachment } from '../contentType';
import { copyBetween } from '../copyBetween';
import { INCOMING_PREFIX, checkKey, checkPrefix } from '../keys';
import type {
  GetOptions,
  MultipartUploads,
  ObjectEntry,
  ObjectHead,
  ObjectRead,
  ObjectStore,
  PutOptions,
  PutResult,
  S3Settings,
  SignedUrlOptions,
} from '../types';
import { bucketOf, headOf } from './bucket';
import type { Bucket } from './bucket';
import { s3Client } from './client';
import { copyObject } from './copy';
import { isMissingObject, s3Fault } from './faults';
import { deleteBatch, isListed, listPages } from './list';
import { putObject } from './put';
import { readObject } from './read';
import { validity } from './sign';
import { S3Uploads } from './uploads';

/** Seconds; the longest that S3 signs for. */
const MAX_EXPIRY = 7 * 24 * 3600;

/** Objects in a bucket of Amazon S3 or of a server that speaks its protocol. */
export class S3Store implements ObjectStore {
  readonly type = 's3';
  readonly multipart: MultipartUploads;
  readonly #bucket: Bucket;
  readonly #uploads: S3Uploads;
  readonly #client: S3Client;
  /** Only makes URLs, for the address by which browsers reach the server. */
  readonly #publicSigner: S3Client;

  constructor(
    settings: S3Settings,
    /** Seconds a signed URL holds by default. */
    private readonly expiresIn: number,
  ) {
    this.#client = s3Client(settings);
    // A signed address cannot hold the checksum of bytes that its user chooses.
    const plain = { ...settings, checksums: 'required' } as const;
    this.#publicSigner = s3Client(plain, settings.publicEndpoint ?? settings.endpoint);
    this.#bucket = bucketOf(this.#client, settings);
    this.#uploads = new S3Uploads(this.#bucket, this.#publicSigner, expiresIn);
    this.multipart = this.#uploads;
  }

  async put(key: string, body: Readable | Buffer, options: PutOptions = {}): Promise<PutResult> {
    checkKey(key);
    return this.#try(`Writing ${key}`, () => putObject(this.#bucket, key, body, options), options.signal);
  }

  async get(key: string, options: GetOptions = {}): Promise<ObjectRead> {
    checkKey(key);
    return this.#try(`Reading ${key}`, () => readObject(this.#bucket, key, options), options.signal);
  }

  async head(key: string, { signal }: { signal?: AbortSignal } = {}): Promise<ObjectHead | null> {
    checkKey(key);
    const command = new HeadObjectCommand({ Bucket: this.#bucket.name, Key: key });
    try {
      const response = await this.#client.send(command, signal ? { abortSignal: signal } : {});
      return headOf(key, response.ContentLength ?? 0, response);
    } catch (error) {
      if (isMissingObject(error)) return null;
      throw orReason(signal, s3Fault(error, `Reading ${key}`));
    }
  }

  async *list(prefix: string, { signal }: { signal?: AbortSignal } = {}): AsyncGenerator<ObjectEntry> {
    checkPrefix(prefix);
    try {
      for await (const page of listPages(this.#bucket, prefix, signal)) yield* page.filter(isListed);
    } catch (error) {
      throw orReason(signal, s3Fault(error, `Listing ${prefix}`));
    }
  }

  async copy(from: string, to: string, options: { signal?: AbortSignal } = {}): Promise<PutResult> {
    checkKey(to);
    const { key, size, etag, sha256, contentType, contentEncoding, contentDisposition } =
      await this.#existing(from);
    if (sha256 === undefined) return copyBetween(this, from, this, to, options);
    const description = {
      sha256,
      contentType,
      ...(contentEncoding !== undefined && { contentEncoding }),
      ...(contentDisposition !== undefined && { contentDisposition }),
      ...options,
    };
    const copied = await this.#try(
      `Copying ${from}`,
      () => copyObject(this.#bucket, { key, size, etag }, to, description),
      options.signal,
    );
    return { size, sha256, etag: copied };
  }

  copyTo(
    key: string,
    target: ObjectStore,
    { targetKey = key, ...options }: { targetKey?: string; signal?: AbortSignal } = {},
  ): Promise<PutResult> {
    return copyBetween(this, key, target, targetKey, options);
  }

  async delete(key: string): Promise<void> {
    checkKey(key);
    const command = new DeleteObjectCommand({ Bucket: this.#bucket.name, Key: key });
    await this.#try(`Deleting ${key}`, () => this.#client.send(command)).catch((error: unknown) => {
      if (!(error instanceof PapiscopeError && error.code === 'object_missing')) throw error;
    });
  }

  async deletePrefix(
    prefix: string,
    { signal }: { signal?: AbortSignal } = {},
  ): Promise<{ count: number; bytes: number }> {
    checkPrefix(prefix);
    return this.#try(
      `Deleting ${prefix}`,
      async () => {
        let count = 0;
        let bytes = 0;
        for await (const found of listPages(this.#bucket, prefix, signal)) {
          const page = found.filter(isListed);
          if (page.length === 0) continue;
          await deleteBatch(this.#bucket, page, signal);
          count += page.length;
          bytes += page.reduce((sum, { size }) => sum + size, 0);
        }
        return { count, bytes };
      },
      signal,
    );
  }

  async signedReadUrl(
    key: string,
    { expiresIn, downloadName, contentType }: SignedUrlOptions = {},
  ): Promise<string> {
    return this.#sign(this.#publicSigner, key, expiresIn, {
      ...(downloadName !== undefined && { ResponseContentDisposition: attachment(downloadName) }),
      ...(contentType !== undefined && { ResponseContentType: contentType }),
    });
  }

  async inputFor(key: string, { expiresIn }: { expiresIn?: number } = {}): Promise<string> {
    await this.#existing(key);
    return this.#sign(this.#client, key, expiresIn, {});
  }

  async ping({ signal }: { signal?: AbortSignal } = {}): Promise<void> {
    // Unlike a HEAD, its refusals have a body that names the cause.
    const command = new ListObjectsV2Command({ Bucket: this.#bucket.name, MaxKeys: 1 });
    await this.#try(
      'Reaching the bucket',
      () => this.#client.send(command, signal ? { abortSignal: signal } : {}),
      signal,
    );
  }

  async sweepUnfinished(olderThan: Date, spared: ReadonlySet<string> = new Set()): Promise<number> {
    const aborted = await this.#uploads.abortOlderThan(olderThan, spared);
    return this.#try('Sweeping', async () => {
      let count = aborted;
      for await (const page of listPages(this.#bucket, INCOMING_PREFIX, undefined)) {
        const old = page.filter(({ lastModified }) => lastModified < olderThan);
        if (old.length > 0) await deleteBatch(this.#bucket, old, undefined);
        count += old.length;
      }
      return count;
    });
  }

  close(): void {
    this.#client.destroy();
    this.#publicSigner.destroy();
  }

  async #existing(key: string): Promise<ObjectHead> {
    const head = await this.head(key);
    if (!head) throw new PapiscopeError('object_missing', `Key: ${key}.`);
    return head;
  }

  async #sign(
    signer: S3Client,
    key: string,
    expiresIn = this.expiresIn,
    response: { ResponseContentDisposition?: string; ResponseContentType?: string },
  ): Promise<string> {
    checkKey(key);
    const command = new GetObjectCommand({ Bucket: this.#bucket.name, Key: key, ...response });
    return this.#try(`Signing ${key}`, () =>
      getSignedUrl(signer, command, validity(this.#bucket, Math.min(expiresIn, MAX_EXPIRY))),
    );
  }

  async #try<T>(doing: string, work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw orReason(signal, s3Fault(error, doing));
    }
  }
}
