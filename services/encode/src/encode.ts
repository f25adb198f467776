import { createReadStream } from 'node:fs';
import {
  finalKey,
  finishEncode,
  JOBS,
  PapiscopeError,
  storageTypeSchema,
  videoKey,
  withScratch,
  type Handler,
  type JobRun,
  type NewArtifact,
} from '@papiscope/shared';
import { makeVideos, probeVideo, type MadeVideo } from '@papiscope/video';
import { measured } from './measured';

/** Of the stage's time; the rest goes into storing the videos. */
const ENCODING_SHARE = 0.95;
/** The videos together are smaller than the original and this many bytes; `+faststart` writes each of them twice. */
const SPARE_BYTES = 256 * 1024 ** 2;
/** ffmpeg goes on reading a URL as long as the job runs. */
const URL_SECONDS = JOBS['encode-videos'].timeLimit / 1000;

/** Stage 3: the annotated video, one video per light, and the annotated one with the original's sound. */
export const encode: Handler<'encode-videos'> = async (run) => {
  const { session, context, signal, log } = run;
  const store = context.stores.of(storageTypeSchema.parse(session.storage_type));
  const originalKey = session.original_video_s3_key;
  const original = originalKey === null ? null : await store.head(originalKey, { signal });
  if (originalKey === null || original === null) throw new PapiscopeError('object_missing');

  const input = await store.inputFor(originalKey, { expiresIn: URL_SECONDS });
  const probe = await probeVideo(input, { signal });
  const { frames, result } = await measured(run);

  const artifacts = await withScratch(
    context,
    async (folder) => {
      const onProgress = ({ frame }: { frame: number }): void =>
        run.progress(ENCODING_SHARE * Math.min(1, frame / Math.max(1, probe.frameCount)), frame);
      const videos = await makeVideos({ input, probe, frames, result }, folder, { signal, onProgress });
      log.info({ videos: videos.map(({ kind }) => kind), frames: frames.length }, 'videos made');
      return keep(run, videos);
    },
    { needs: 2 * original.size + SPARE_BYTES },
  );
  await finishEncode(context, run.ref, { artifacts });
  return { videos: artifacts.length };
};

async function keep(run: JobRun<'encode-videos'>, videos: readonly MadeVideo[]): Promise<NewArtifact[]> {
  const { session, context, signal } = run;
  const artifacts: NewArtifact[] = [];
  for (const { kind, path } of videos) {
    const key = run.workKey(`${kind}.mp4`);
    const contentType = 'video/mp4';
    const { size, sha256 } = await context.stores.work.put(key, createReadStream(path), {
      contentType,
      signal,
    });
    artifacts.push({
      kind,
      workKey: key,
      finalKey: finalKey(videoKey(session.id, kind), session),
      contentType,
      size,
      sha256,
    });
    run.progress(ENCODING_SHARE + (1 - ENCODING_SHARE) * (artifacts.length / videos.length));
  }
  return artifacts;
}
