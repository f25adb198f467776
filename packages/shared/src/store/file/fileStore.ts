import { constants } from 'node:fs';
import { access, mkdir, open, stat, unlink } from 'node:fs/promises';
import path from 'node:path';
import { PapiscopeError } from '../../contracts';
import { orReason } from '../aborted';
import { copyBetween } from '../copyBetween';
import { checkPrefix } from '../keys';
import { resolveRange } from '../range';
import type {
  GetOptions,
  ObjectEntry,
  ObjectHead,
  ObjectRead,
  ObjectStore,
  PutOptions,
  PutResult,
  SignedUrlOptions,
} from '../types';
import type { Readable } from 'node:stream';
import { expiryAfter, signUrl } from '../urlSignature';
import { errorCode, fileFault, isMissing, missing } from './faults';
import { FileLayout } from './layout';
import { listFiles } from './list';
import { describeFile, fileEtag, removeEmptyFolders, removeMetadata } from './metadata';
import { FileUploads } from './multipart';
import { sweepFolder } from './sweep';
import { linkObject, placeFile, writeObject } from './write';

/** Bytes; larger than Node's default, as videos are read from end to end. */
const READ_CHUNK = 512 * 1024;

export interface FileStoreSettings {
  readonly root: string;
  readonly signingSecret: string;
  readonly publicUrl: string;
  /** Seconds. */
  readonly expiresIn: number;
}

/** Objects as plain files in a folder, which several processes may share. */
export class FileStore implements ObjectStore {
  readonly type = 'local';
  readonly multipart: FileUploads;
  readonly #layout: FileLayout;

  constructor(private readonly settings: FileStoreSettings) {
    this.#layout = new FileLayout(settings.root);
    this.multipart = new FileUploads({
      layout: this.#layout,
      place: async (key, file, options) => {
        try {
          await placeFile(this.#layout, key, file, options, options.sha256);
        } catch (error) {
          throw fileFault(error, `Writing ${key}`);
        }
        return this.#existing(key);
      },
      signPart: (uploadId, key, partNumber, expiresIn) =>
        this.#sign('PUT', `/api/v1/upload-parts/${uploadId}/${partNumber}`, expiresIn, { key }),
    });
  }

  async put(key: string, body: Readable | Buffer, options: PutOptions = {}): Promise<PutResult> {
    try {
      options.signal?.throwIfAborted();
      return await writeObject(this.#layout, key, body, options);
    } catch (error) {
      throw orReason(options.signal, fileFault(error, `Writing ${key}`));
    }
  }

  async get(key: string, { range, ifMatch, signal }: GetOptions = {}): Promise<ObjectRead> {
    signal?.throwIfAborted();
    const handle = await open(this.#layout.object(key), 'r').catch((error: unknown) => {
      throw isMissing(error) ? missing(key, error) : fileFault(error, `Reading ${key}`);
    });
    try {
      const stats = await handle.stat({ bigint: true });
      if (!stats.isFile()) throw missing(key);
      if (ifMatch !== undefined && ifMatch !== fileEtag(stats))
        throw new PapiscopeError('object_changed', `Key: ${key}.`);
      const head = await describeFile(this.#layout, key, stats);
      const bytes = range && resolveRange(range, head.size);
      const body = handle.createReadStream({
        ...bytes,
        highWaterMark: READ_CHUNK,
        ...(signal && { signal }),
      });
      return { head, ...(bytes && { range: bytes }), body };
    } catch (error) {
      await handle.close();
      throw fileFault(error, `Reading ${key}`);
    }
  }

  async head(key: string): Promise<ObjectHead | null> {
    try {
      const stats = await stat(this.#layout.object(key), { bigint: true });
      return stats.isFile() ? await describeFile(this.#layout, key, stats) : null;
    } catch (error) {
      if (isMissing(error)) return null;
      throw fileFault(error, `Reading ${key}`);
    }
  }

  async *list(prefix: string, options: { signal?: AbortSignal } = {}): AsyncGenerator<ObjectEntry> {
    checkPrefix(prefix);
    try {
      for await (const entry of listFiles(this.#layout.root, prefix)) {
        options.signal?.throwIfAborted();
        yield entry;
      }
    } catch (error) {
      throw orReason(options.signal, fileFault(error, `Listing ${prefix}`));
    }
  }

  async copy(from: string, to: string, options: { signal?: AbortSignal } = {}): Promise<PutResult> {
    options.signal?.throwIfAborted();
    const { sha256, size, contentType, contentEncoding, contentDisposition } = await this.#existing(from);
    if (sha256 === undefined) return copyBetween(this, from, this, to, options);
    try {
      const data = { contentType, contentEncoding, contentDisposition, sha256 };
      return { size, sha256, etag: await linkObject(this.#layout, from, to, data) };
    } catch (error) {
      if (['EPERM', 'EXDEV', 'EMLINK', 'ENOTSUP'].includes(errorCode(error) ?? ''))
        return copyBetween(this, from, this, to, options);
      throw isMissing(error) ? missing(from, error) : fileFault(error, `Copying ${from}`);
    }
  }

  copyTo(
    key: string,
    target: ObjectStore,
    { targetKey = key, ...options }: { targetKey?: string; signal?: AbortSignal } = {},
  ): Promise<PutResult> {
    return copyBetween(this, key, target, targetKey, options);
  }

  async delete(key: string): Promise<void> {
    const file = this.#layout.object(key);
    try {
      const etag = fileEtag(await stat(file, { bigint: true }));
      await unlink(file);
      await removeMetadata(this.#layout, key, etag);
      await removeEmptyFolders(path.dirname(file), this.#layout.root);
    } catch (error) {
      if (!isMissing(error)) throw fileFault(error, `Deleting ${key}`);
    }
  }

  async deletePrefix(
    prefix: string,
    options: { signal?: AbortSignal } = {},
  ): Promise<{ count: number; bytes: number }> {
    let count = 0;
    let bytes = 0;
    for await (const { key, size } of this.list(prefix, options)) {
      await this.delete(key);
      count += 1;
      bytes += size;
    }
    return { count, bytes };
  }

  signedReadUrl(
    key: string,
    { expiresIn, downloadName, contentType }: SignedUrlOptions = {},
  ): Promise<string> {
    this.#layout.object(key);
    const path = `/api/v1/objects/${key.split('/').map(encodeURIComponent).join('/')}`;
    const params = {
      ...(downloadName !== undefined && { download_name: downloadName }),
      ...(contentType !== undefined && { content_type: contentType }),
    };
    return Promise.resolve(this.#sign('GET', path, expiresIn, params));
  }

  async inputFor(key: string): Promise<string> {
    await this.#existing(key);
    return this.#layout.object(key);
  }

  async ping(): Promise<void> {
    try {
      await mkdir(this.#layout.temporary, { recursive: true });
      await access(this.#layout.temporary, constants.R_OK | constants.W_OK);
    } catch (cause) {
      const detail = `The data folder cannot be written (${errorCode(cause) ?? 'unknown fault'}): check DATA_PATH.`;
      throw new PapiscopeError('storage_unavailable', detail, { cause });
    }
  }

  async sweepUnfinished(olderThan: Date, spared: ReadonlySet<string> = new Set()): Promise<number> {
    try {
      const { temporary, uploads } = this.#layout;
      await this.multipart.clearFinished();
      return (await sweepFolder(temporary, olderThan)) + (await sweepFolder(uploads, olderThan, spared));
    } catch (error) {
      throw fileFault(error, 'Sweeping');
    }
  }

  close(): void {
    // A folder holds nothing open.
  }

  async #existing(key: string): Promise<ObjectHead> {
    const head = await this.head(key);
    if (!head) throw missing(key);
    return head;
  }

  #sign(
    method: 'GET' | 'PUT',
    path: string,
    expiresIn = this.settings.expiresIn,
    params: Record<string, string> = {},
  ): string {
    const { signingSecret, publicUrl } = this.settings;
    return publicUrl + signUrl(signingSecret, { method, path, expires: expiryAfter(expiresIn), params });
  }
}
