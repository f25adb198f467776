import path from 'node:path';
import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import {
  continueSegment,
  finalKey,
  findProfile,
  finishFit,
  flightResultSchema,
  framesKey,
  lightsSchema,
  originalHash,
  PapiscopeError,
  siteSchema,
  storageTypeSchema,
  withScratch,
  type Handler,
  type JobRun,
  type ObjectStore,
} from '@papiscope/shared';
import { stitchSegments } from '@papiscope/flight';
import { fetchSightings, measureSegmentFiles, readBorders } from './segment-files';
import { runInThread } from './thread/run';

/** Of this job's progress, where segments are measured again; the rest is the fit. */
const STITCHING_SHARE = 0.9;

/** Stage 2b: makes one flight of the measured stretches, fits it, and writes frame measurements and result. */
export const fit: Handler<'analysis-fit'> = async (run) => {
  const { session, context, signal } = run;
  return withScratch(context, async (folder) => {
    const framesFile = path.join(folder, 'measurements.json.gz');
    const sightings = await stitchedSightings(run, folder);
    run.progress(STITCHING_SHARE);
    const site = siteSchema.parse(session.site);
    const profile = await findProfile(context.database, site.standards_profile);
    if (profile === null) throw new PapiscopeError('profile_missing', `It was "${site.standards_profile}".`);
    const { result, rows } = await runInThread(
      'fit',
      {
        video: await originals(run).inputFor(session.original_video_s3_key ?? ''),
        sightings,
        lights: lightsSchema.parse(session.confirmed_lights),
        site,
        profile,
        telemetryFile: await fetchTelemetry(run, folder),
        inputs: {
          video_sha256: session.video_sha256 ?? (await hashOfOriginal(run)),
          telemetry_sha256: session.telemetry_sha256,
        },
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
          finalKey: finalKey(framesKey(session.id), session),
          contentType: 'application/json',
          size: stored.size,
          sha256: stored.sha256,
        },
      ],
    });
    return { units: Object.keys(result.units).length };
  });
};

/** Files of all segments in order, once each is certain to go on from the one before. */
async function stitchedSightings(run: JobRun<'analysis-fit'>, folder: string): Promise<string[]> {
  const { context, session, payload, log } = run;
  const segments = await context.database.segment.findMany({
    where: { session_id: session.id, attempt: payload.attempt },
    orderBy: { index: 'asc' },
  });
  const keys = segments.map(({ index, frames_key }) => {
    if (frames_key === null) throw new PapiscopeError('internal', `Segment ${index} has no frames.`);
    return frames_key;
  });
  const borders = [];
  for (const key of keys) borders.push(await readBorders(run, key));
  await stitchSegments(borders, async (index, continues) => {
    log.warn(
      { segment: index },
      'a segment does not go on from the one before; it is measured again from there',
    );
    const measured = await measureSegmentFiles(run, index, continues, folder, (fraction) =>
      run.progress((STITCHING_SHARE * (index - 1 + fraction)) / (segments.length - 1)),
    );
    keys[index] = measured.framesKey;
    await continueSegment(context, run.ref, index, measured);
    return measured.borders;
  });
  const files: string[] = [];
  for (const [index, key] of keys.entries()) {
    const file = path.join(folder, `sightings-${index}.ndjson.gz`);
    await fetchSightings(run, key, file);
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

function hashOfOriginal(run: JobRun<'analysis-fit'>): Promise<string> {
  return originalHash(originals(run), run.session.original_video_s3_key ?? '', run.signal);
}

function originals({ context, session }: JobRun<'analysis-fit'>): ObjectStore {
  return context.stores.of(storageTypeSchema.parse(session.storage_type));
}
