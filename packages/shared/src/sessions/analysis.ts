import { uploadOptionsSchema, type FlightResult } from '../contracts';
import type { MeasurementSession, Transaction } from '../database';
import { recordArtifacts, type NewArtifact } from './artifacts';
import { enqueue } from './outbox';
import { requireCurrent, transition, withSession, type SessionDeps, type SessionRef } from './transition';

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

/** A segment's frames are in the work area under `framesKey`. The last one to finish starts the fit. */
export async function finishSegment(
  deps: SessionDeps,
  ref: SessionRef,
  index: number,
  { frames, framesKey }: { readonly frames: number; readonly framesKey: string },
): Promise<MeasurementSession> {
  return withSession(deps, ref.sessionId, async (tx, session) => {
    requireCurrent(session, ref, 'analysis');
    await tx.segment.update({
      where: { session_id_attempt_index: { session_id: session.id, attempt: ref.attempt, index } },
      data: { status: 'done', frames, frames_key: framesKey, progress: 1 },
    });
    await startFitWhenMeasured(tx, session);
    return session;
  });
}

/** The flight is measured. With videos wanted they are made next, else everything is published. */
export async function finishFit(
  deps: SessionDeps,
  ref: SessionRef,
  { result, artifacts }: { readonly result: FlightResult; readonly artifacts: readonly NewArtifact[] },
): Promise<MeasurementSession> {
  return withSession(deps, ref.sessionId, async (tx, session) => {
    requireCurrent(session, ref, 'analysis');
    await recordArtifacts(tx, ref, artifacts);
    const { videos } = uploadOptionsSchema.parse(session.options);
    const next = await transition(tx, session, videos ? 'measured' : 'measured_without_videos', { result });
    const job = { version: 1 as const, session_id: session.id, attempt: session.attempt };
    await enqueue(tx, videos ? 'encode-videos' : 'upload-publish', job);
    return next;
  });
}
