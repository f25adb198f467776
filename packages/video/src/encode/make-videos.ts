import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { VideoType } from '@papiscope/shared/contracts';
import type { Progress } from '../process/progress';
import { runFfmpeg } from '../process/run';
import { resolveTools } from '../process/tools';
import { planAudio } from './plan-audio';
import { FONTS_FOLDER, planVideos, type EncodeRequest } from './plan-videos';

export type MadeKind = Exclude<VideoType, 'original'>;

export interface MadeVideo {
  readonly kind: MadeKind;
  readonly path: string;
}

export interface MakeOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

const FONT_FILES = ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'];

/**
 * Makes the annotated video, the units' own videos and, where the original has sound, the annotated video with it, in `folder`.
 * Nothing is left half-written under a name that is returned.
 */
export async function makeVideos(
  request: Omit<EncodeRequest, 'passthrough'>,
  folder: string,
  options: MakeOptions = {},
): Promise<MadeVideo[]> {
  const { passthrough } = await resolveTools();
  const plan = planVideos({ ...request, passthrough });
  await mkdir(join(folder, FONTS_FOLDER), { recursive: true });
  await Promise.all(
    FONT_FILES.map((name) => copyFile(join(fontSource(), name), join(folder, FONTS_FOLDER, name))),
  );
  for (const { name, lines } of plan.files) {
    await writeFile(join(folder, name), batches(lines()), { signal: options.signal });
  }
  await runFfmpeg(plan.argv, { ...options, cwd: folder });
  const made = plan.videos.map(({ kind, name }) => ({ kind, path: join(folder, name) }));

  const withAudio = join(folder, 'enhanced_with_audio.mp4');
  const audio = planAudio(join(folder, 'enhanced.mp4'), request.input, request.probe, withAudio);
  if (audio === null) return made;
  await runFfmpeg(audio, { signal: options.signal });
  return [...made, { kind: 'enhanced_with_audio', path: withAudio }];
}

function fontSource(): string {
  return join(dirname(createRequire(__filename).resolve('dejavu-fonts-ttf/package.json')), 'ttf');
}

const BATCH_LINES = 500;

/** Fewer, larger writes; between them the process can do other things. */
function* batches(lines: Iterable<string>): Generator<string, void, undefined> {
  let batch: string[] = [];
  for (const line of lines) {
    if (batch.push(line) < BATCH_LINES) continue;
    yield batch.join('');
    batch = [];
  }
  yield batch.join('');
}
