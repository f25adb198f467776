import { isDeepStrictEqual } from 'node:util';
import { confirmedByPerson, PapiscopeError, type Lights, type Phase } from '../contracts';
import type { MeasurementSession, Transaction } from '../database';
import { startAnalysis, startMeasuring } from './analysis';
import { enqueue } from './outbox';
import { nextState } from './states';
import { stateOf, transition, withSession, type SessionDeps, type SessionRef } from './transition';

/** A new attempt takes over what the former one has finished. */
async function carryOver(
  tx: Transaction,
  former: MeasurementSession,
  next: MeasurementSession,
): Promise<void> {
  if (next.attempt === former.attempt) return;
  const where = { session_id: former.id, attempt: former.attempt };
  await tx.segment.updateMany({ where, data: { attempt: next.attempt } });
  await tx.artifact.updateMany({ where, data: { attempt: next.attempt } });
}

function requireOriginal({ original_video_s3_key: key }: MeasurementSession): void {
  if (key === null)
    throw new PapiscopeError('wrong_state', 'The original video was removed; it cannot be measured anew.');
}

async function startPhase(tx: Transaction, session: MeasurementSession): Promise<void> {
  const job = { version: 1 as const, session_id: session.id, attempt: session.attempt };
  switch (stateOf(session).phase) {
    case 'ingest':
      return enqueue(tx, 'ingest-inspect', job);
    case 'analysis':
      return startAnalysis(tx, session);
    case 'encode':
      return enqueue(tx, 'encode-videos', job);
    case 'upload':
      return enqueue(tx, 'upload-publish', job);
    case 'confirm':
    case 'done':
      return;
  }
}

/**
 * A person has said where the lights are: the session is measured with them, also one that was measured before. Without effect while it is
 * measured with these very lights.
 * @throws wrong_state while a stage is running, or before there is a preview
 */
export async function confirmLights(
  deps: SessionDeps,
  sessionId: string,
  placed: Lights,
): Promise<MeasurementSession> {
  const lights = confirmedByPerson(placed);
  return withSession(deps, sessionId, async (tx, session) => {
    if (session.status === 'processing' && isDeepStrictEqual(session.confirmed_lights, lights))
      return session;
    const next = await transition(tx, session, 'lights_confirmed', { confirmed_lights: lights });
    requireOriginal(session);
    await startMeasuring(tx, next);
    return next;
  });
}

/** Measures anew with the lights as they were confirmed. Without effect while the session is being measured. */
export async function reprocessSession(deps: SessionDeps, sessionId: string): Promise<MeasurementSession> {
  return withSession(deps, sessionId, async (tx, session) => {
    if (session.status === 'processing') return session;
    const next = await transition(tx, session, 'reprocessed');
    requireOriginal(session);
    await startMeasuring(tx, next);
    return next;
  });
}

/** Goes on with a failed or cancelled session where it stopped. Without effect on one that has not stopped. */
export async function retrySession(deps: SessionDeps, sessionId: string): Promise<MeasurementSession> {
  return withSession(deps, sessionId, async (tx, session) => {
    if (session.status !== 'error' && session.status !== 'cancelled') {
      if (session.status === 'completed')
        throw new PapiscopeError('wrong_state', 'The session is complete; reprocess it instead.');
      return session;
    }
    const next = await transition(tx, session, 'retried');
    await carryOver(tx, session, next);
    await startPhase(tx, next);
    return next;
  });
}

/** Stops a session; a running job notices within a second or two. Without effect on a cancelled one. */
export async function cancelSession(deps: SessionDeps, sessionId: string): Promise<MeasurementSession> {
  return withSession(deps, sessionId, async (tx, session) =>
    session.status === 'cancelled' ? session : transition(tx, session, 'cancelled'),
  );
}

/**
 * Records why a session cannot go on.
 * @returns false when the session had already moved on, and nothing was recorded
 */
export async function failSession(
  deps: SessionDeps,
  ref: SessionRef,
  phase: Phase,
  fault: PapiscopeError,
): Promise<boolean> {
  return withSession(deps, ref.sessionId, async (tx, session) => {
    if (nextState(stateOf(session), 'failed') === null) return false;
    if (session.attempt !== ref.attempt || session.current_phase !== phase) return false;
    await transition(tx, session, 'failed', { error_code: fault.code, error_message: fault.message });
    return true;
  });
}
