import type { FramesQuery } from '@papiscope/shared/contracts';
import type { FrameRow } from './read-frames';

/** Characters per piece of the answer. */
const PIECE = 64 * 1024;
const MAX_WARNINGS = 100;

/** The text of a `FramesAnswer`, in pieces: nothing but one piece and the warnings is ever in memory. */
export async function* framesAnswer(
  sessionId: string,
  rows: AsyncIterable<FrameRow>,
  { from = -Infinity, to = Infinity, every }: FramesQuery,
): AsyncGenerator<string> {
  const warnings: string[] = [];
  let piece = `{"session_id":${JSON.stringify(sessionId)},"frames":[`;
  let within = 0;
  let comma = '';
  for await (const row of rows) {
    if ('warning' in row) {
      if (warnings.length < MAX_WARNINGS) warnings.push(row.warning);
      continue;
    }
    const { timestamp } = row.frame;
    if (timestamp < from || timestamp > to) continue;
    if (within % every === 0) {
      piece += comma + JSON.stringify(row.frame);
      comma = ',';
    }
    within += 1;
    if (piece.length >= PIECE) {
      yield piece;
      piece = '';
    }
  }
  yield `${piece}],"warnings":${JSON.stringify(warnings)}}`;
}
