import { createHash } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { PapiscopeError } from '../../contracts';
import type { UploadPart } from '../types';

/** Bytes that are moved at a time. */
const CHUNK = 1 << 20;

/** A file that grows part by part, hashed on the way. What it holds is on the disk; what it knows of it is not. */
export class JoinedFile {
  readonly #hash = createHash('sha256');
  readonly #parts: UploadPart[] = [];
  #size = 0;

  private constructor(private file: string) {}

  /** @throws EEXIST where there is such a file */
  static async create(file: string): Promise<JoinedFile> {
    await (await open(file, 'wx')).close();
    return new JoinedFile(file);
  }

  get path(): string {
    return this.file;
  }

  get parts(): readonly UploadPart[] {
    return this.#parts;
  }

  get size(): number {
    return this.#size;
  }

  /** Of all that it holds by now, lower-case hex. */
  get sha256(): string {
    return this.#hash.copy().digest('hex');
  }

  /** Whether it holds the first of these parts, and nothing else. */
  beginsLike(parts: readonly Pick<UploadPart, 'partNumber' | 'etag'>[]): boolean {
    return this.#parts.every(
      ({ partNumber, etag }, i) => parts[i]?.partNumber === partNumber && parts[i]?.etag === etag,
    );
  }

  /**
   * Adds the part that lies in `from`. After a fault the file is of no use any more.
   * @throws storage_corrupt where the part has another size than it had
   */
  async append(part: UploadPart, from: string): Promise<void> {
    const source = await open(from, 'r');
    try {
      const target = await open(this.file, 'r+');
      try {
        const chunk = Buffer.allocUnsafe(Math.min(CHUNK, Math.max(1, part.size)));
        let copied = 0;
        for (;;) {
          const { bytesRead } = await source.read(chunk, 0, chunk.length, copied);
          if (bytesRead === 0) break;
          const bytes = chunk.subarray(0, bytesRead);
          this.#hash.update(bytes);
          await writeAll(target, bytes, this.#size + copied);
          copied += bytesRead;
        }
        if (copied !== part.size)
          throw new PapiscopeError(
            'storage_corrupt',
            `Part ${part.partNumber} has ${copied} bytes of ${part.size}.`,
          );
        await target.datasync();
      } finally {
        await target.close();
      }
    } finally {
      await source.close();
    }
    this.#size += part.size;
    this.#parts.push(part);
  }

  /** @throws ENOENT where somebody has removed it */
  async rename(to: string): Promise<void> {
    await rename(this.file, to);
    this.file = to;
  }

  async remove(): Promise<void> {
    await rm(this.file, { force: true });
  }
}

async function writeAll(
  target: Awaited<ReturnType<typeof open>>,
  bytes: Buffer,
  position: number,
): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const { bytesWritten } = await target.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
}
