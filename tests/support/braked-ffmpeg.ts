import { chmod, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { resolveTools } from '@papiscope/video';

/** An ffmpeg for `FFMPEG_BIN` that can be held back, so that a fast machine does not finish before a test has looked. */
export interface BrakedFfmpeg {
  readonly bin: string;
  /** While it is on, each ffmpeg that starts reads its input no faster than it was recorded. It is off at first. */
  brake(on: boolean): Promise<void>;
}

/** The machine's own ffmpeg behind a script in `folder`. */
export async function brakedFfmpeg(folder: string): Promise<BrakedFfmpeg> {
  const { ffmpeg } = await resolveTools();
  const bin = path.join(folder, 'braked-ffmpeg');
  const mark = `${bin}.slow`;
  await writeFile(bin, `#!/bin/sh\n[ -e '${mark}' ] && exec '${ffmpeg}' -re "$@"\nexec '${ffmpeg}' "$@"\n`);
  await chmod(bin, 0o755);
  return { bin, brake: (on) => (on ? writeFile(mark, '') : rm(mark, { force: true })) };
}
