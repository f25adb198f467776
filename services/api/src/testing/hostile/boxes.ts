/** One box of an MP4 file (ISO/IEC 14496-12, 4.2) around its content. */
export function box(kind: string, ...content: readonly Buffer[]): Buffer {
  const body = Buffer.concat(content);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + body.length, 0);
  head.write(kind, 4, 'latin1');
  return Buffer.concat([head, body]);
}

export function u32(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  values.forEach((value, index) => bytes.writeUInt32BE(value >>> 0, 4 * index));
  return bytes;
}

/** Where the content of the first box of this kind begins; the file must hold one. */
export function contentOf(file: Buffer, kind: string): number {
  const at = file.indexOf(kind, 0, 'latin1');
  if (at < 4) throw new Error(`There is no box ${kind}.`);
  return at + 4;
}

/** A copy of the file with other bytes `offset` behind the beginning of a box's content. */
export function patched(file: Buffer, kind: string, offset: number, bytes: Buffer): Buffer {
  const copy = Buffer.from(file);
  bytes.copy(copy, contentOf(copy, kind) + offset);
  return copy;
}

/** The file with every box of a kind renamed, so that readers no longer know it. */
export function renamed(file: Buffer, kind: string, name: string): Buffer {
  const copy = Buffer.from(file);
  for (let at = copy.indexOf(kind, 0, 'latin1'); at >= 0; at = copy.indexOf(kind, at + 4, 'latin1'))
    copy.write(name, at, 'latin1');
  return copy;
}
