import { chmod, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { resolveTools } from '@papiscope/video';

/** `slow`: input is read no faster than it was recorded; `held`: nothing is read at all, as where ffmpeg hangs. */
export type Brake = 'off' | 'slow' | 'held';

/** An ffmpeg for `FFMPEG_BIN` that can be held back, so that a fast machine does not finish before a test has looked. */
export interface BrakedFfmpeg {
  readonly bin: string;
  /** From now on; off at first. What runs already and is not held goes on as it began. */
  brake(how: Brake): Promise<void>;
}

/** The machine's own ffmpeg behind a script in `folder`. */
export async function brakedFfmpeg(folder: string): Promise<BrakedFfmpeg> {
  const { ffmpeg } = await resolveTools();
  const bin = path.join(folder, 'braked-ffmpeg');
  const [slow, held] = [`${bin}.slow`, `${bin}.held`];
  const script = [
    '#!/bin/sh',
    `[ "$1" = -version ] && exec '${ffmpeg}' "$@"`,
    `while [ -e '${held}' ]; do sleep 0.1; done`,
    `[ -e '${slow}' ] && exec '${ffmpeg}' -re "$@"`,
    `exec '${ffmpeg}' "$@"`,
  ];
  await writeFile(bin, `${script.join('\n')}\n`);
  await chmod(bin, 0o755);
  const mark = (file: string, on: boolean): Promise<void> =>
    on ? writeFile(file, '') : rm(file, { force: true });
  return {
    bin,
    async brake(how) {
      await mark(slow, how === 'slow');
      await mark(held, how === 'held');
    },
  };
}
