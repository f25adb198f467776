import type { Ranges } from './ranges';

/** A box of an mp4 or mov file (ISO/IEC 14496-12, 4.2). `at`, `size`: bytes; `size` null: to the end of the file. */
export interface TopBox {
  readonly type: string;
  readonly at: number;
  readonly size: number | null;
  /** The file from the box's beginning on, as far as it was read. */
  readonly head: Uint8Array;
}

/** Bytes that are read at a time: small files and indices at their beginning are there with the first of them. */
const STEP = 1 << 18;
/** Bytes of a box's size and type, without and with a size of 64 bit. */
const SHORT_HEADER = 8;
const LONG_HEADER = 16;
/** A file of one piece has a handful, one of fragments thousands. */
const MOST_BOXES = 1000;

/** The boxes that a file consists of, of which only the beginnings are read. Ends before what is none, and behind the last one. */
export async function* topBoxes(ranges: Ranges): AsyncGenerator<TopBox, void, undefined> {
  let chunk = new Uint8Array();
  let chunkAt = 0;
  for (let at = 0, boxes = 0; boxes < MOST_BOXES; boxes += 1) {
    if (at + LONG_HEADER > chunkAt + chunk.length) {
      chunk = await ranges.read(at, STEP);
      chunkAt = at;
    }
    const head = chunk.subarray(at - chunkAt);
    const size = sizeOf(Buffer.from(head.subarray(0, LONG_HEADER)));
    if (size === undefined) return;
    yield { type: Buffer.from(head.subarray(4, SHORT_HEADER)).toString('latin1'), at, size, head };
    if (size === null) return;
    at += size;
  }
}

function sizeOf(header: Buffer): number | null | undefined {
  if (header.length < SHORT_HEADER) return undefined;
  const size = header.readUInt32BE(0);
  if (size === 0) return null;
  if (size !== 1) return size < SHORT_HEADER ? undefined : size;
  if (header.length < LONG_HEADER) return undefined;
  const large = Number(header.readBigUInt64BE(8));
  return large < LONG_HEADER || !Number.isSafeInteger(large) ? undefined : large;
}

/** Whether a file is there to its last byte: every box of it. Null where its boxes do not tell: other containers, and files of fragments. */
export async function isWhole(ranges: Ranges): Promise<boolean | null> {
  const types = new Set<string>();
  let end = 0;
  for await (const { type, at, size } of topBoxes(ranges)) {
    if (size === null || type === 'moof') return null;
    types.add(type);
    end = at + size;
  }
  if (!types.has('moov') || !types.has('mdat')) return null;
  return (await ranges.read(end - 1, 1)).length === 1;
}
