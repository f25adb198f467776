import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, readdir, rename, rm, statfs, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { PapiscopeError } from '../../contracts';
import { Digest, toReadable } from '../digest';
import { checkParts, checkPartNumber } from '../parts';
import type { MultipartUploads, ObjectHead, PutOptions, UploadPart } from '../types';
import { fileFault, isMissing } from './faults';
import { JoinAhead, type UploadFolder } from './joinAhead';
import { JoinedFile } from './joinedFile';
import type { FileLayout } from './layout';

const uploadSchema = z.object({
  key: z.string(),
  contentType: z.string().optional(),
  contentEncoding: z.string().optional(),
  contentDisposition: z.string().optional(),
});
type Upload = z.infer<typeof uploadSchema>;

/** What the name of a finished upload's folder ends in. */
const OVER = '.over';
/** Milliseconds until its parts are cleared away. */
const CLEARED_AFTER = 5_000;

/** A part's file tells its etag: `{number}-{size}-{SHA-256}`. */
const PART_FILE = /^(\d{5})-(\d+)-([0-9a-f]{64})$/;

function partOf(fileName: string): UploadPart | undefined {
  const match = PART_FILE.exec(fileName);
  if (!match) return undefined;
  const [, number, size, etag = ''] = match;
  return { partNumber: Number(number), size: Number(size), etag };
}

function partFile({ partNumber, size, etag }: UploadPart): string {
  return `${String(partNumber).padStart(5, '0')}-${size}-${etag}`;
}

/** What is known of the file beside its bytes. */
export type PlaceOptions = Omit<PutOptions, 'sha256' | 'signal'> & { readonly sha256: string };

export interface FileUploadsSettings {
  readonly layout: FileLayout;
  /** Makes a finished file the object. */
  readonly place: (key: string, file: string, options: PlaceOptions) => Promise<ObjectHead>;
  readonly signPart: (uploadId: string, key: string, partNumber: number, expiresIn?: number) => string;
}

/** Uploads in parts that lie in a folder until they are joined, which begins while they arrive. */
export class FileUploads implements MultipartUploads {
  readonly #ahead = new JoinAhead();
  /** Folders of finished uploads that are still to be cleared away. */
  readonly #over = new Set<string>();

  constructor(private readonly settings: FileUploadsSettings) {}

  async create(
    key: string,
    options: Omit<PutOptions, 'sha256' | 'signal'> = {},
  ): Promise<{ uploadId: string }> {
    this.settings.layout.object(key);
    const { contentType, contentEncoding, contentDisposition } = options;
    const uploadId = randomUUID();
    const folder = this.#folder(uploadId);
    const upload: Upload = { key, contentType, contentEncoding, contentDisposition };
    try {
      await mkdir(folder, { recursive: true });
      await writeFile(path.join(folder, 'upload.json'), JSON.stringify(upload), { flush: true });
    } catch (error) {
      throw fileFault(error, 'Starting an upload');
    }
    return { uploadId };
  }

  async signPart(key: string, uploadId: string, partNumber: number, expiresIn?: number): Promise<string> {
    checkPartNumber(partNumber);
    await this.#upload(key, uploadId);
    return this.settings.signPart(uploadId, key, partNumber, expiresIn);
  }

  async putPart(
    key: string,
    uploadId: string,
    partNumber: number,
    body: Readable | Buffer,
    options: { signal?: AbortSignal } = {},
  ): Promise<UploadPart> {
    checkPartNumber(partNumber);
    await this.#upload(key, uploadId);
    const folder = this.#folder(uploadId);
    const arriving = path.join(folder, `arriving-${randomUUID()}`);
    try {
      const digest = new Digest();
      const sink = (await open(arriving, 'wx')).createWriteStream({ flush: true });
      await pipeline(toReadable(body), digest, sink, options);
      const part = { partNumber, size: digest.size, etag: digest.sha256 };
      const former = (await this.#files(folder)).filter((file) => partOf(file)?.partNumber === partNumber);
      await rename(arriving, path.join(folder, partFile(part)));
      for (const file of former) if (file !== partFile(part)) await rm(path.join(folder, file));
      this.#ahead.advance(this.#arrived(folder));
      return part;
    } catch (error) {
      throw fileFault(error, 'Writing a part');
    } finally {
      await rm(arriving, { force: true });
    }
  }

  async listParts(key: string, uploadId: string): Promise<UploadPart[]> {
    await this.#upload(key, uploadId);
    return this.#arrived(this.#folder(uploadId)).parts();
  }

  async complete(
    key: string,
    uploadId: string,
    parts: readonly Omit<UploadPart, 'size'>[],
  ): Promise<ObjectHead> {
    const { contentType, contentEncoding, contentDisposition } = await this.#upload(key, uploadId);
    const chosen = checkParts(parts, await this.listParts(key, uploadId));
    const joined = await this.#join(this.#folder(uploadId), chosen);
    try {
      const head = await this.settings.place(key, joined.path, {
        ...(contentType !== undefined && { contentType }),
        ...(contentEncoding !== undefined && { contentEncoding }),
        ...(contentDisposition !== undefined && { contentDisposition }),
        sha256: joined.sha256,
      });
      await this.#end(key, uploadId);
      return head;
    } finally {
      await joined.remove();
    }
  }

  async abort(_key: string, uploadId: string): Promise<void> {
    const folder = this.#folder(uploadId);
    await this.#ahead.drop(folder);
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }

  /**
   * The upload is over at once, under a name that no upload has. To clear a gigabyte of parts away takes a third of a second, which is for the
   * first look at the video now; what a process that ends leaves of them is found by `sweepUnfinished`.
   */
  async #end(key: string, uploadId: string): Promise<void> {
    const folder = this.#folder(uploadId);
    const over = `${folder}${OVER}`;
    try {
      await rename(folder, over);
    } catch {
      return this.abort(key, uploadId);
    }
    this.#over.add(over);
    setTimeout(() => void this.#clear(over).catch(() => undefined), CLEARED_AFTER).unref();
  }

  /** Clears away what finished uploads have left, without waiting any longer. */
  async clearFinished(): Promise<void> {
    await Promise.all([...this.#over].map((folder) => this.#clear(folder)));
  }

  async #clear(folder: string): Promise<void> {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    this.#over.delete(folder);
  }

  /** The parts one behind the other, in a file of the upload's folder. */
  async #join(folder: string, parts: readonly UploadPart[]): Promise<JoinedFile> {
    const file = path.join(folder, `joined-${randomUUID()}`);
    try {
      const joined = (await this.#ahead.take(folder, parts, file)) ?? (await JoinedFile.create(file));
      const missing = parts.slice(joined.parts.length);
      await requireSpace(
        folder,
        missing.reduce((sum, { size }) => sum + size, 0),
      );
      for (const part of missing) await joined.append(part, path.join(folder, partFile(part)));
      return joined;
    } catch (error) {
      await rm(file, { force: true });
      throw fileFault(error, 'Joining the parts');
    }
  }

  #arrived(folder: string): UploadFolder {
    return {
      folder,
      parts: async () =>
        (await this.#files(folder))
          .map(partOf)
          .filter((part) => part !== undefined)
          .sort((a, b) => a.partNumber - b.partNumber),
      fileOf: (part) => path.join(folder, partFile(part)),
    };
  }

  #folder(uploadId: string): string {
    if (!/^[0-9a-f-]{36}$/.test(uploadId)) throw unknownUpload();
    return path.join(this.settings.layout.uploads, uploadId);
  }

  async #files(folder: string): Promise<string[]> {
    try {
      return await readdir(folder);
    } catch (error) {
      throw isMissing(error) ? unknownUpload() : fileFault(error, 'Listing parts');
    }
  }

  async #upload(key: string, uploadId: string): Promise<Upload> {
    try {
      const text = await readFile(path.join(this.#folder(uploadId), 'upload.json'), 'utf8');
      const upload = uploadSchema.parse(JSON.parse(text));
      if (upload.key === key) return upload;
    } catch (error) {
      if (!isMissing(error)) throw fileFault(error, 'Reading an upload');
    }
    throw unknownUpload();
  }
}

/** Said before hours of writing rather than after them; the parts stay, so it can be asked for again. */
async function requireSpace(folder: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < bytes)
    throw new PapiscopeError(
      'scratch_full',
      `Joining the parts needs ${bytes} bytes, ${bavail * bsize} are free.`,
    );
}

function unknownUpload(): PapiscopeError {
  return new PapiscopeError('not_found', 'The upload is unknown, finished or aborted.');
}
