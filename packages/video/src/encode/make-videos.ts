import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import type { VideoType } from '@papiscope/shared/contracts';
import type { Progress } from '../process/progress';
import { runFfmpeg } from '../process/run';
import { resolveTools } from '../process/tools';
import { planAudio, planTones } from './plan-audio';
import { FONTS_FOLDER } from './plan-drawing';
import { planVideos, type EncodeRequest } from './plan-videos';
import { keepStills, type MadeStills } from './stills/keep-stills';
import { toneSamples, transitionTones } from './tones';

export type MadeKind = Exclude<VideoType, 'original'>;

export interface MadeVideo {
  readonly kind: MadeKind;
  readonly path: string;
}

/** Paths of everything that was made. */
export interface MadeVideos {
  readonly videos: readonly MadeVideo[];
  readonly stills: MadeStills;
}

export interface MakeOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

export interface MakeRequest extends Omit<EncodeRequest, 'passthrough'> {
  /** Where the original has no sound, the annotated video gets a tone at each transition. */
  readonly tones?: boolean | undefined;
}

const FONT_FILES = ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'];

/**
 * Makes in `folder` the annotated video, the units' own videos and the one with all of them, the stills and, where there is sound or a wish
 * for tones, the annotated video with it. Nothing is left half-written under a name that is returned.
 */
export async function makeVideos(
  request: MakeRequest,
  folder: string,
  options: MakeOptions = {},
): Promise<MadeVideos> {
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
  const videos = plan.videos.map(({ kind, name }) => ({ kind, path: join(folder, name) }));
  const stills = await keepStills(plan.stills, folder);
  return { videos: [...videos, ...(await withSound(request, folder, options))], stills };
}

async function withSound(
  request: MakeRequest,
  folder: string,
  { signal }: MakeOptions,
): Promise<MadeVideo[]> {
  const { input, probe, tones = false } = request;
  const annotated = join(folder, 'enhanced.mp4');
  const path = join(folder, 'enhanced_with_audio.mp4');
  const audio = planAudio(annotated, input, probe, path);
  if (audio !== null) await runFfmpeg(audio, { signal });
  else if (tones) {
    const sound = toneSamples(transitionTones(request), probe.durationSeconds);
    await runFfmpeg(planTones(annotated, path), { signal, stdin: Readable.from(sound) });
  } else return [];
  return [{ kind: 'enhanced_with_audio', path }];
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
