const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_ARRAY = 0x5b;

/** What a byte outside of a text means; everything else means nothing to rows. */
const MEANING = { text: 1, open: 2, close: 3 } as const;
const MEANINGS = new Uint8Array(256);
MEANINGS[QUOTE] = MEANING.text;
for (const open of '{[') MEANINGS[open.charCodeAt(0)] = MEANING.open;
for (const close of '}]') MEANINGS[close.charCodeAt(0)] = MEANING.close;

/** Longest text of one row, bytes: a broken file must not fill the memory. */
const MAX_ROW = 1024 * 1024;

/** Longest name of a member of the document that is looked at, bytes. */
const MAX_NAME = 32;
const ROWS = 'frames';

/**
 * The objects in a JSON document's list of rows as UTF-8, one after the other, without holding the document: `[{…}, {…}]` and
 * `{"metadata": …, "frames": [{…}, {…}]}` alike. A row's bytes are valid until the next one is asked for.
 * @throws Error at the end of a document that is cut off, after the rows before the cut
 */
export async function* splitRows(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let depth = 0;
  let rowDepth = -1;
  let inText = false;
  let escaped = false;
  let name = '';
  let pieces: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    let from = rowDepth >= 0 && depth > rowDepth ? 0 : -1;
    for (let i = 0; i < chunk.length; i += 1) {
      const byte = chunk[i] ?? 0;
      if (inText) {
        if (escaped) escaped = false;
        else if (byte === BACKSLASH) escaped = true;
        else if (byte === QUOTE) inText = false;
        else if (rowDepth < 0 && depth === 1 && name.length < MAX_NAME) name += String.fromCharCode(byte);
        continue;
      }
      const meaning = MEANINGS[byte];
      if (meaning === 0) continue;
      if (meaning === MEANING.text) {
        inText = true;
        if (depth === 1) name = '';
      } else if (meaning === MEANING.open) {
        const holdsRows = depth === 0 || (depth === 1 && name === ROWS);
        if (rowDepth < 0 && byte === OPEN_ARRAY && holdsRows) rowDepth = depth + 1;
        else if (depth === rowDepth) from = i;
        depth += 1;
      } else {
        depth -= 1;
        if (rowDepth >= 0 && depth === rowDepth) {
          const last = chunk.subarray(Math.max(from, 0), i + 1);
          yield pieces.length === 0 ? last : Buffer.concat([...pieces, last]);
          pieces = [];
          length = 0;
          from = -1;
        } else if (depth < rowDepth) {
          return;
        }
      }
    }
    if (from >= 0) {
      // The chunk's memory may be used again once the next one is asked for.
      pieces.push(Buffer.from(chunk.subarray(from)));
      length += chunk.length - from;
      if (length > MAX_ROW) throw new Error('a row without end');
    }
  }
  throw new Error('the end is missing');
}
