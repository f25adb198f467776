import path from 'node:path';
import { createReadStream, createWriteStream } from 'node:fs';
import { json } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import {
  firstLookSchema,
  lightsSchema,
  lightsTime,
  PapiscopeError,
  segmentEntrySchema,
  storageTypeSchema,
  type JobRun,
} from '@papiscope/shared';
import {
  stretchBordersSchema,
  videoProbeSchema,
  type Following,
  type StretchBorders,
} from '@papiscope/flight';
import { withDecoderThreads } from './thread/decoder-threads';
import { runInThread } from './thread/run';

type Run = Pick<
  JobRun<'analysis-segment' | 'analysis-fit'>,
  'context' | 'session' | 'ref' | 'signal' | 'workKey'
>;

/** A segment in the work area. `borders` null: it was not measured, because its beginning is not certain. */
export interface StoredSegment {
  readonly frames: number;
  readonly framesKey: string;
  readonly borders: StretchBorders | null;
}

/** The borders of a segment lie beside its sightings. */
const bordersKey = (framesKey: string): string => `${framesKey}.borders.json`;

/**
 * Measures a segment on a thread of its own and stores its sightings and borders in the work area. `continues`: as the continuation of its
 * predecessor, under keys of its own. `onProgress`: part of it that is done (0–1), and frames.
 */
export async function measureSegmentFiles(
  { context, session, ref, signal, workKey }: Run,
  index: number,
  continues: Following | null,
  folder: string,
  onProgress: (fraction: number, frames: number) => void,
): Promise<StoredSegment> {
  const where = { session_id: session.id, attempt: ref.attempt, index };
  const segment = await context.database.segment.findFirst({ where });
  if (segment === null) throw new PapiscopeError('superseded', `There is no segment ${index}.`);
  if (session.original_video_s3_key === null) throw new PapiscopeError('video_missing');
  const store = context.stores.of(storageTypeSchema.parse(session.storage_type));
  const total = framesOf(segment, session);
  const out = path.join(folder, `segment-${index}.ndjson.gz`);
  const input = {
    video: await store.inputFor(session.original_video_s3_key),
    probe: videoProbeSchema.safeParse(session.video_info).data,
    lights: lightsSchema.parse(session.confirmed_lights),
    timestamp: lightsTime(session),
    plan: {
      start: segment.start_s,
      end: segment.end_s,
      entry: segmentEntrySchema.nullable().parse(segment.entry),
    },
    continues: continues ?? undefined,
    out,
  };
  const { frames, borders } = await withDecoderThreads((decoderThreads) =>
    runInThread(
      'segment',
      { ...input, decoderThreads },
      { signal, onProgress: (done) => onProgress(total > 0 ? Math.min(1, done / total) : 0, done) },
    ),
  );
  const name = `segment-${index}${continues === null ? '' : '-continued'}.ndjson.gz`;
  const framesKey = workKey(name);
  const { work } = context.stores;
  if (borders !== null)
    await work.put(framesKey, createReadStream(out), { contentType: 'application/gzip', signal });
  await work.put(bordersKey(framesKey), Buffer.from(JSON.stringify(borders)), {
    contentType: 'application/json',
    signal,
  });
  return { frames, framesKey, borders };
}

/** Frames of a stretch, as far as the container tells. */
function framesOf(
  { start_s: start, end_s: end }: { start_s: number; end_s: number | null },
  { total_frames: total, first_look: look }: Run['session'],
): number {
  if (total === null) return 0;
  const span = firstLookSchema.pick({ start: true, end: true }).safeParse(look);
  if (!span.success) return total;
  const { start: from, end: to } = span.data;
  const length = (end ?? to) - Math.max(start, from);
  return Math.max(1, Math.round((total * length) / Math.max(1e-3, to - from)));
}

export async function readBorders(
  { context, signal }: Pick<Run, 'context' | 'signal'>,
  framesKey: string,
): Promise<StretchBorders | null> {
  const { body } = await context.stores.work.get(bordersKey(framesKey), { signal });
  return stretchBordersSchema.nullable().parse(await json(body));
}

/** Copies a segment's sightings into a folder of this machine. */
export async function fetchSightings(
  { context, signal }: Pick<Run, 'context' | 'signal'>,
  framesKey: string,
  file: string,
): Promise<void> {
  const { body } = await context.stores.work.get(framesKey, { signal });
  await pipeline(body, createWriteStream(file), { signal });
}
