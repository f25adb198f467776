import type { FrameRow } from '@papiscope/shared';

/** Characters per piece of the answer. */
const PIECE = 64 * 1024;
const MAX_WARNINGS = 100;
/** Rows that a header names one by one. */
const NAMED = 3;

/** What could not be read of a file: how much, and the first of it in words. */
export class FrameWarnings {
  count = 0;
  readonly texts: string[] = [];

  add(text: string): void {
    this.count += 1;
    if (this.texts.length < MAX_WARNINGS) this.texts.push(text);
  }

  /** As the field `Warning` of HTTP (RFC 7234, 5.5); null when everything was read. */
  header(): string | null {
    if (this.count === 0) return null;
    const named = this.texts
      .slice(0, NAMED)
      .join(' ')
      .replaceAll(/[^\x20-\x7e]|["\\]/g, '?');
    return `299 papiscope "${this.count} left out. ${named}"`;
  }
}

/** The text of a `FramesAnswer`, in pieces: nothing but one piece and the warnings is ever in memory. */
export async function* framesAnswer(
  sessionId: string,
  rows: AsyncIterable<FrameRow>,
  warnings: FrameWarnings,
): AsyncGenerator<string> {
  let piece = `{"session_id":${JSON.stringify(sessionId)},"frames":[`;
  let comma = '';
  for await (const row of rows) {
    if ('warning' in row) {
      warnings.add(row.warning);
      continue;
    }
    piece += comma + JSON.stringify(row.frame);
    comma = ',';
    if (piece.length >= PIECE) {
      yield piece;
      piece = '';
    }
  }
  yield `${piece}],"skipped":${warnings.count},"warnings":${JSON.stringify(warnings.texts)}}`;
}
