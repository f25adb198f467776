import { open } from 'node:fs/promises';
import { PapiscopeError } from '@papiscope/shared/errors';
import { isUrl } from '../process/input';

const TIMEOUT_MS = 30_000;
/** HTTP's answer to a range that begins behind the last byte. */
const PAST_THE_END = 416;

/** Reads parts of a file. */
export interface Ranges {
  /** So many bytes from `start` on; fewer at the end of the file. */
  read(start: number, length: number): Promise<Uint8Array<ArrayBuffer>>;
}

/** Lends the parts of a file or URL to `work`. @throws storage_unavailable when a URL does not answer with the part asked for */
export async function withRanges<T>(
  input: string,
  signal: AbortSignal | undefined,
  work: (ranges: Ranges) => Promise<T>,
): Promise<T> {
  if (isUrl(input)) return work({ read: (start, length) => fetchRange(input, start, length, signal) });
  const file = await open(input, 'r');
  try {
    return await work({
      async read(start, length) {
        signal?.throwIfAborted();
        const { buffer, bytesRead } = await file.read(new Uint8Array(length), 0, length, start);
        return buffer.subarray(0, bytesRead);
      },
    });
  } finally {
    await file.close();
  }
}

async function fetchRange(
  url: string,
  start: number,
  length: number,
  signal: AbortSignal | undefined,
): Promise<Uint8Array<ArrayBuffer>> {
  const limit = AbortSignal.timeout(TIMEOUT_MS);
  try {
    const response = await fetch(url, {
      headers: { range: `bytes=${start}-${start + length - 1}` },
      signal: signal === undefined ? limit : AbortSignal.any([signal, limit]),
    });
    if (response.status === PAST_THE_END) {
      await response.body?.cancel();
      return new Uint8Array();
    }
    if (response.status !== 206) {
      await response.body?.cancel();
      throw new PapiscopeError('storage_unavailable', `Part of a video: HTTP ${response.status}.`);
    }
    return new Uint8Array(await response.arrayBuffer());
  } catch (cause) {
    signal?.throwIfAborted();
    if (cause instanceof PapiscopeError) throw cause;
    throw new PapiscopeError('storage_unavailable', 'Part of a video could not be read.', { cause });
  }
}
