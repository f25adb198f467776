import { createHash } from 'node:crypto';
import { Readable, Transform } from 'node:stream';
import type { TransformCallback } from 'node:stream';
import { PapiscopeError } from '../contracts';

export function sha256Hex(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

export function checkDigest(actual: string, expected: string | undefined): void {
  if (expected !== undefined && actual !== expected.toLowerCase())
    throw new PapiscopeError('storage_corrupt', `Expected SHA-256 ${expected}, got ${actual}.`);
}

/**
 * Passes bytes on, counts and hashes them. With an expected SHA-256 it fails at the end instead of ending,
 * so whoever writes the bytes knows before the write is finished.
 */
export class Digest extends Transform {
  size = 0;
  sha256 = '';
  readonly #hash = createHash('sha256');

  constructor(private readonly expected?: string) {
    super();
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.size += chunk.length;
    this.#hash.update(chunk);
    done(null, chunk);
  }

  override _flush(done: TransformCallback): void {
    this.sha256 = this.#hash.digest('hex');
    try {
      checkDigest(this.sha256, this.expected);
      done();
    } catch (error) {
      done(error as Error);
    }
  }
}

export function toReadable(body: Readable | Buffer): Readable {
  if (body instanceof Readable) return body;
  return Readable.from(body.length === 0 ? [] : [body], { objectMode: false });
}
