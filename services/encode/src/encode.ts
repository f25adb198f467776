import { createReadStream } from 'node:fs';
import path from 'node:path';
import {
  finalKey,
  finishEncode,
  JOBS,
  PapiscopeError,
  stillKind,
  STILLS_LIST,
  stillsKey,
  storageTypeSchema,
  uploadOptionsSchema,
  videoKey,
  withScratch,
  type ArtifactKind,
  type Handler,
  type JobRun,
  type NewArtifact,
} from '@papiscope/shared';
import { makeVideos, probeVideo, type MadeVideos } from '@papiscope/video';
import { measured } from './measured';

/** Of the stage's time; the rest goes into storing the videos. */
const ENCODING_SHARE = 0.95;
/** The videos together are smaller than the original and this many bytes; `+faststart` writes each of them twice. */
const SPARE_BYTES = 256 * 1024 ** 2;
/** ffmpeg goes on reading a URL as long as the job runs. */
const URL_SECONDS = JOBS['encode-videos'].timeLimit / 1000;

/** Stage 3: the annotated video, one video per light and one with all, the lights' stills, and the annotated video with sound. */
export const encode: Handler<'encode-videos'> = async (run) => {
  const { session, context, signal, log } = run;
  const store = context.stores.of(storageTypeSchema.parse(session.storage_type));
  const originalKey = session.original_video_s3_key;
  const original = originalKey === null ? null : await store.head(originalKey, { signal });
  if (originalKey === null || original === null) throw new PapiscopeError('object_missing');

  const input = await store.inputFor(originalKey, { expiresIn: URL_SECONDS });
  const probe = await probeVideo(input, { signal });
  const { frames, result } = await measured(run);
  const { tones, enhanced_max_height: maxHeight } = uploadOptionsSchema.parse(session.options);

  const artifacts = await withScratch(
    context,
    async (folder) => {
      const onProgress = ({ frame }: { frame: number }): void =>
        run.progress(ENCODING_SHARE * Math.min(1, frame / Math.max(1, probe.frameCount)), frame);
      const made = await makeVideos({ input, probe, frames, result, tones, maxHeight }, folder, {
        signal,
        onProgress,
      });
      const missing = made.stills.stills.filter(({ reason }) => reason !== null).length;
      log.info(
        {
          videos: made.videos.map(({ kind }) => kind),
          stills: made.stills.stills.length - missing,
          stillsMissing: missing,
          frames: frames.length,
        },
        'videos made',
      );
      return keep(run, filesOf(made, session.id));
    },
    { needs: 2 * original.size + SPARE_BYTES },
  );
  await finishEncode(context, run.ref, { artifacts });
  return { videos: artifacts.length };
};

interface MadeFile {
  readonly kind: ArtifactKind;
  readonly path: string;
  readonly key: string;
  readonly contentType: string;
}

function filesOf({ videos, stills }: MadeVideos, sessionId: string): MadeFile[] {
  const still = (file: string): Omit<MadeFile, 'kind' | 'contentType'> => ({
    path: path.join(stills.folder, file),
    key: stillsKey(sessionId, file),
  });
  return [
    ...videos.map(({ kind, path }) => ({
      kind,
      path,
      key: videoKey(sessionId, kind),
      contentType: 'video/mp4',
    })),
    ...stills.stills.flatMap(({ unit, moment, file }): MadeFile[] =>
      file === null ? [] : [{ kind: stillKind(unit, moment), ...still(file), contentType: 'image/jpeg' }],
    ),
    { kind: 'stills', ...still(STILLS_LIST), contentType: 'application/json' },
  ];
}

async function keep(run: JobRun<'encode-videos'>, files: readonly MadeFile[]): Promise<NewArtifact[]> {
  const { session, context, signal } = run;
  const artifacts: NewArtifact[] = [];
  for (const { kind, path: file, key, contentType } of files) {
    const workKey = run.workKey(path.basename(file));
    const { size, sha256 } = await context.stores.work.put(workKey, createReadStream(file), {
      contentType,
      signal,
    });
    artifacts.push({ kind, workKey, finalKey: finalKey(key, session), contentType, size, sha256 });
    run.progress(ENCODING_SHARE + (1 - ENCODING_SHARE) * (artifacts.length / files.length));
  }
  return artifacts;
}
