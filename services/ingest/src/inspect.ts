import { createReadStream } from 'node:fs';
import path from 'node:path';
import {
  finishIngest,
  PapiscopeError,
  previewKey,
  siteSchema,
  storageTypeSchema,
  withScratch,
  type Handler,
  type MeasurementSession,
  type Prisma,
} from '@papiscope/shared';
import { inspectFlight, lookForLights, showFrame, type Inspection } from '@papiscope/flight';
import { summarizeTelemetry } from '@papiscope/measure';
import { isStillWhole, videoProbeSchema, type VideoProbe } from '@papiscope/video';
import { sidecarText, storeEmbeddedTelemetry } from './inputs';

/** Stage 1: is the flight usable, where are its lights, and what does its first frame with them look like. */
export const inspect: Handler<'ingest-inspect'> = async (run) => {
  const { session, signal, context, log } = run;
  const store = context.stores.of(storageTypeSchema.parse(session.storage_type));
  const site = siteSchema.parse(session.site);
  const originalKey = session.original_video_s3_key;
  if (originalKey === null) throw new PapiscopeError('video_missing');

  const input = await store.inputFor(originalKey);
  const sidecar = await sidecarText(store, session.telemetry_s3_key, signal);
  const probe = await formerProbe(session, input, signal);
  const flight = await inspectFlight(input, sidecar?.text ?? null, site, { probe, signal });
  run.progress(0.2);
  log.info({ frames: flight.probe.frameCount, telemetry: flight.telemetry.source }, 'flight inspected');

  const embedded =
    sidecar === null ? await storeEmbeddedTelemetry(store, session.id, flight.telemetry) : null;
  run.progress(0.3);

  const { detected, look } = await lookForLights(input, flight.probe, site, flight.path, {
    signal,
    lengths: context.config.segmentLengths,
    onFound: async (found, source) => {
      run.progress(0.9);
      log.info({ confidence: found?.confidence ?? 0 }, found === null ? 'lights not found' : 'lights found');
      const time = found?.timestamp ?? flight.probe.startSeconds;
      await withScratch(context, async (folder) => {
        const file = path.join(folder, 'preview.jpg');
        await showFrame(input, flight.probe, time, file, { ...source, signal });
        const kind = { contentType: 'image/jpeg', signal };
        await store.put(previewKey(session.id), createReadStream(file), kind);
      });
    },
  });
  await finishIngest(context, run.ref, {
    videoInfo: videoInfo(flight),
    totalFrames: flight.probe.frameCount,
    recordedAt: flight.recordedAt === null ? null : recordingDate(flight.recordedAt),
    telemetrySha256: session.telemetry_sha256 ?? sidecar?.sha256 ?? embedded?.sha256 ?? null,
    ...(embedded === null ? {} : { telemetryKey: embedded.key }),
    previewKey: previewKey(session.id),
    detectedLights: detected,
    firstLook: look,
  });
  return { lights: Object.keys(detected?.lights ?? {}).length };
};

/** What the video was found to be when it was uploaded; undefined where that is not known, or the file is not what it was. */
async function formerProbe(
  session: MeasurementSession,
  input: string,
  signal: AbortSignal,
): Promise<VideoProbe | undefined> {
  const { data } = videoProbeSchema.safeParse(session.video_info);
  return data !== undefined && (await isStillWhole(input, { signal })) ? data : undefined;
}

function videoInfo({ probe, telemetry }: Inspection): Prisma.InputJsonObject {
  const summary = summarizeTelemetry(telemetry.track);
  return JSON.parse(
    JSON.stringify({ ...probe, telemetry: { source: telemetry.source, ...summary } }),
  ) as Prisma.InputJsonObject;
}

/** Aircraft write local time without a zone; it is kept as if it were UTC. */
function recordingDate(time: string): Date | null {
  const date = new Date(/Z|[+-]\d\d:?\d\d$/.test(time) ? time : `${time}Z`);
  return Number.isNaN(date.getTime()) ? null : date;
}
