import { finishSegment, withScratch, type Handler } from '@papiscope/shared';
import { measureSegmentFiles } from './segment-files';

/** Stage 2a: follows the lights through one stretch of the video and measures them in every frame. */
export const measureSegment: Handler<'analysis-segment'> = async (run) => {
  const { context, payload } = run;
  const index = payload.segment_index;
  return withScratch(context, async (folder) => {
    const { frames, framesKey } = await measureSegmentFiles(run, index, null, folder, (fraction, done) =>
      run.progress(fraction, done),
    );
    await finishSegment(context, run.ref, index, { frames, framesKey });
    return { frames };
  });
};
