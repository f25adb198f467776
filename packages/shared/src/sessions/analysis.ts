import {
  detectedLightsSchema,
  firstLookSchema,
  lightsSchema,
  planSegments,
  uploadOptionsSchema,
  type FlightResult,
} from '../contracts';
import { BY_SYSTEM, recordAudit } from '../accounts/audit';
import { Prisma, type MeasurementSession, type Transaction } from '../database';
import { recordArtifacts, type NewArtifact } from './artifacts';
import { enqueue } from './outbox';
import { requireCurrent, transition, withSession, type SessionDeps, type SessionRef } from './transition';

/** When the frame is shown in which the session's boxes were drawn, seconds: the preview's; the video's first one without a first look. */
export function lightsTime({
  detected_lights: detected,
}: Pick<MeasurementSession, 'detected_lights'>): number {
  return detected === null ? 0 : detectedLightsSchema.parse(detected).timestamp;
}

/** Measuring starts from nothing: the video is split by where the lights are now confirmed, and no file is made. */
export async function startMeasuring(tx: Transaction, session: MeasurementSession): Promise<void> {
  const { id: session_id, attempt } = session;
  const look = firstLookSchema.nullable().parse(session.first_look);
  const plans = planSegments(look, lightsSchema.parse(session.confirmed_lights), lightsTime(session));
  await tx.measurementSession.update({
    where: { id: session_id },
    data: { next_result: Prisma.DbNull, processed_frames: 0 },
  });
  await tx.segment.deleteMany({ where: { session_id } });
  await tx.artifact.deleteMany({ where: { session_id } });
  await tx.segment.createMany({
    data: plans.map(({ start, end, entry }, index) => ({
      ...{ session_id, attempt, index, start_s: start, end_s: end },
      entry: entry ?? Prisma.DbNull,
    })),
  });
  await startAnalysis(tx, session);
}

async function startFitWhenMeasured(tx: Transaction, session: MeasurementSession): Promise<void> {
  const { id: session_id, attempt } = session;
  const left = await tx.segment.count({ where: { session_id, attempt, status: { not: 'done' } } });
  if (left === 0) await enqueue(tx, 'analysis-fit', { version: 1, session_id, attempt });
}

/** Decides on the jobs for what is not yet measured; on the fit when nothing is left to measure. */
export async function startAnalysis(tx: Transaction, session: MeasurementSession): Promise<void> {
  const { id: session_id, attempt } = session;
  const pending = await tx.segment.findMany({ where: { session_id, attempt, status: { not: 'done' } } });
  for (const { index } of pending)
    await enqueue(tx, 'analysis-segment', { version: 1, session_id, attempt, segment_index: index });
  await startFitWhenMeasured(tx, session);
}

/** A segment's frames are in the work area under `framesKey`. The last one to finish starts the fit. One that is done stays as it is. */
export async function finishSegment(
  deps: SessionDeps,
  ref: SessionRef,
  index: number,
  { frames, framesKey }: { readonly frames: number; readonly framesKey: string },
): Promise<MeasurementSession> {
  return withSession(deps, ref.sessionId, async (tx, session) => {
    requireCurrent(session, ref, 'analysis');
    await tx.segment.updateMany({
      where: { session_id: session.id, attempt: ref.attempt, index, status: { not: 'done' } },
      data: { status: 'done', frames, frames_key: framesKey, progress: 1 },
    });
    await startFitWhenMeasured(tx, session);
    return session;
  });
}

/** A segment that did not go on from its predecessor was measured again as its continuation. */
export async function continueSegment(
  deps: SessionDeps,
  ref: SessionRef,
  index: number,
  { frames, framesKey }: { readonly frames: number; readonly framesKey: string },
): Promise<void> {
  await withSession(deps, ref.sessionId, async (tx, session) => {
    requireCurrent(session, ref, 'analysis');
    await tx.segment.updateMany({
      where: { session_id: session.id, attempt: ref.attempt, index },
      data: { frames, frames_key: framesKey },
    });
  });
}

/** The flight is measured. With videos wanted they are made next, else everything is published. Until then readers have the former result. */
export async function finishFit(
  deps: SessionDeps,
  ref: SessionRef,
  { result, artifacts }: { readonly result: FlightResult; readonly artifacts: readonly NewArtifact[] },
): Promise<MeasurementSession> {
  return withSession(deps, ref.sessionId, async (tx, session) => {
    requireCurrent(session, ref, 'analysis');
    await recordArtifacts(tx, ref, artifacts);
    const { videos } = uploadOptionsSchema.parse(session.options);
    const next = await transition(tx, session, videos ? 'measured' : 'measured_without_videos', {
      next_result: result,
      video_sha256: result.inputs.video_sha256,
    });
    await recordAudit(tx, {
      ...BY_SYSTEM,
      action: 'measured',
      sessionId: session.id,
      details: { attempt: session.attempt, ...result.inputs, algorithm: result.software.algorithm },
    });
    const job = { version: 1 as const, session_id: session.id, attempt: session.attempt };
    await enqueue(tx, videos ? 'encode-videos' : 'upload-publish', job);
    return next;
  });
}
