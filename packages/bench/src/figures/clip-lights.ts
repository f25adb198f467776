import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import type { MadeClip } from '../clips/make-clip';
import { trueLights, type TrueLights } from '../clips/true-lights';

/** Where the lights of a clip are, and a folder for what is made of it. */
export interface ClipLights extends TrueLights {
  readonly folder: string;
}

/** Does `work` beside a clip; the folder is gone afterwards. */
export async function withClipLights<T>(
  clip: MadeClip,
  work: (lights: ClipLights) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(path.join(clip.folder, 'segments-'));
  try {
    return await work({ ...(await trueLights(clip)), folder });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
