import path from 'node:path';
import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import {
  finishFit,
  flightResultSchema,
  framesKey,
  lightsSchema,
  PapiscopeError,
  siteSchema,
  storageTypeSchema,
  withScratch,
  type Handler,
  type JobRun,
  type ObjectStore,
} from '@papiscope/shared';
import { runInThread } from './thread/run';

/** Stage 2b: fits the whole flight, once all stretches are measured, and writes frame measurements and result. */
export const fit: Handler<'analysis-fit'> = async (run) => {
  const { session, context, signal } = run;
  return withScratch(context, async (folder) => {
    const framesFile = path.join(folder, 'measurements.json.gz');
    const { result, rows } = await runInThread(
      'fit',
      {
        video: await originals(run).inputFor(session.original_video_s3_key ?? ''),
        sightings: await fetchSightings(run, folder),
        lights: lightsSchema.parse(session.confirmed_lights),
        site: siteSchema.parse(session.site),
        telemetryFile: await fetchTelemetry(run, folder),
        inputs: { video_sha256: session.video_sha256 ?? '', telemetry_sha256: session.telemetry_sha256 },
        framesFile,
      },
      { signal },
    );
    run.log.info({ rows, warnings: result.warnings.map(({ code }) => code) }, 'flight fitted');

    const key = run.workKey('measurements.json.gz');
    const stored = await context.stores.work.put(key, createReadStream(framesFile), {
      contentType: 'application/json',
      contentEncoding: 'gzip',
      signal,
    });
    await finishFit(context, run.ref, {
      result: flightResultSchema.parse(result),
      artifacts: [
        {
          kind: 'frames',
          workKey: key,
          finalKey: framesKey(session.id),
          contentType: 'application/json',
          size: stored.size,
          sha256: stored.sha256,
        },
      ],
    });
    return { units: Object.keys(result.units).length };
  });
};

async function fetchSightings(
  { context, session, payload, signal }: JobRun<'analysis-fit'>,
  folder: string,
): Promise<string[]> {
  const segments = await context.database.segment.findMany({
    where: { session_id: session.id, attempt: payload.attempt },
    orderBy: { index: 'asc' },
  });
  const files: string[] = [];
  for (const { index, frames_key } of segments) {
    if (frames_key === null) throw new PapiscopeError('internal', `Segment ${index} has no frames.`);
    const file = path.join(folder, `segment-${index}.ndjson.gz`);
    const { body } = await context.stores.work.get(frames_key, { signal });
    await pipeline(body, createWriteStream(file), { signal });
    files.push(file);
  }
  return files;
}

async function fetchTelemetry(run: JobRun<'analysis-fit'>, folder: string): Promise<string> {
  const key = run.session.telemetry_s3_key;
  if (key === null) throw new PapiscopeError('telemetry_missing');
  const file = path.join(folder, 'telemetry');
  const { body } = await originals(run).get(key, { signal: run.signal });
  await pipeline(body, createWriteStream(file), { signal: run.signal });
  return file;
}

function originals({ context, session }: JobRun<'analysis-fit'>): ObjectStore {
  return context.stores.of(storageTypeSchema.parse(session.storage_type));
}
