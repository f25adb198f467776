import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runFfmpeg } from '../process/run';

/** A folder for a test's clips, removed with `dispose`. */
export interface ClipFolder {
  readonly path: string;
  file(name: string): string;
  /** Encodes a moving test picture; `argv` are output options. */
  make(name: string, source: string, argv?: readonly string[]): Promise<string>;
  dispose(): Promise<void>;
}

export async function clipFolder(): Promise<ClipFolder> {
  const path = await mkdtemp(join(tmpdir(), 'papiscope-clips-'));
  const file = (name: string): string => join(path, name);
  return {
    path,
    file,
    async make(name, source, argv = []) {
      const out = file(name);
      await runFfmpeg([
        '-f',
        'lavfi',
        '-i',
        source,
        '-c:v',
        'libx264',
        '-preset',
        'ultrafast',
        '-pix_fmt',
        'yuv420p',
        ...argv,
        out,
      ]);
      return out;
    },
    dispose: () => rm(path, { recursive: true, force: true }),
  };
}
