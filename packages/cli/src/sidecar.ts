import { readdir } from 'node:fs/promises';
import path from 'node:path';

/** The telemetry file that lies beside a video under the same name, as drones write them; null where there is none. */
export async function sidecarOf(video: string): Promise<string | null> {
  const folder = path.dirname(video);
  const stem = path.parse(video).name.toLowerCase();
  const names = await readdir(folder).catch(() => []);
  const name = names.find((candidate) => candidate.toLowerCase() === `${stem}.srt`);
  return name === undefined ? null : path.join(folder, name);
}
