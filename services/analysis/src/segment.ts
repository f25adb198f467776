import path from 'node:path';
import { createReadStream } from 'node:fs';
import {
  detectedLightsSchema,
  finishSegment,
  lightsSchema,
  PapiscopeError,
  storageTypeSchema,
  withScratch,
  type Handler,
} from '@papiscope/shared';
import { runInThread } from './thread/run';

/** Stage 2a: follows the lights through one stretch of the video and measures them in every frame. */
export const measureSegment: Handler<'analysis-segment'> = async (run) => {
  const { session, payload, context, signal } = run;
  const store = context.stores.of(storageTypeSchema.parse(session.storage_type));
  if (session.original_video_s3_key === null) throw new PapiscopeError('video_missing');
  const video = await store.inputFor(session.original_video_s3_key);
  const total = session.total_frames ?? 0;

  return withScratch(context, async (folder) => {
    const out = path.join(folder, 'sightings.ndjson.gz');
    const { frames } = await runInThread(
      'segment',
      {
        video,
        lights: lightsSchema.parse(session.confirmed_lights),
        // Boxes are drawn in the preview; without a first look that is the video's first frame.
        timestamp:
          session.detected_lights === null
            ? 0
            : detectedLightsSchema.parse(session.detected_lights).timestamp,
        out,
      },
      { signal, onProgress: (done) => run.progress(total > 0 ? Math.min(1, done / total) : 0, done) },
    );
    const framesKey = run.workKey(`segment-${payload.segment_index}.ndjson.gz`);
    await context.stores.work.put(framesKey, createReadStream(out), {
      contentType: 'application/gzip',
      signal,
    });
    await finishSegment(context, run.ref, payload.segment_index, { frames, framesKey });
    return { frames };
  });
};
