import { PapiscopeError, phaseSchema, sessionStatusSchema, type Phase } from '../contracts';
import type { Database, MeasurementSession, Prisma, Transaction } from '../database';
import { PHASE_START } from './percentage';
import { requireNextState, type SessionEvent, type SessionState } from './states';

/** Nothing is known yet of how fast a phase goes. */
const UNMEASURED = { phase_frames: 0, phase_began_at: null, phase_began_percentage: null } as const;

/** What session functions need of the process they run in. */
export interface SessionDeps {
  readonly database: Database;
  /** Told after each commit that there may be jobs to hand over. */
  readonly relay: { wake(): void };
}

/** Which session, and which attempt at it the caller works on. */
export interface SessionRef {
  readonly sessionId: string;
  readonly attempt: number;
}

export function stateOf(session: MeasurementSession): SessionState {
  return {
    status: sessionStatusSchema.parse(session.status),
    phase: phaseSchema.parse(session.current_phase),
  };
}

/** Runs `step` with the session's row locked, so that of two events one sees the other's outcome. */
export async function withSession<T>(
  { database, relay }: SessionDeps,
  sessionId: string,
  step: (tx: Transaction, session: MeasurementSession) => Promise<T>,
): Promise<T> {
  const outcome = await database.$transaction(
    async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM measurement_sessions WHERE id = ${sessionId}::uuid FOR UPDATE`;
      const session = await tx.measurementSession.findUnique({ where: { id: sessionId } });
      if (session === null) throw new PapiscopeError('not_found', 'No such session.');
      return step(tx, session);
    },
    { maxWait: 10_000, timeout: 30_000 },
  );
  relay.wake();
  return outcome;
}

const runs = (status: string): boolean => status === 'pending' || status === 'processing';

/** @throws superseded when the session has left the phase, or a later attempt runs */
export function requireCurrent(session: MeasurementSession, ref: SessionRef, phase: Phase): void {
  if (!runs(session.status) || session.attempt !== ref.attempt || session.current_phase !== phase)
    throw new PapiscopeError(
      'superseded',
      `Session ${session.status} (${session.current_phase}), attempt ${session.attempt}.`,
    );
}

/**
 * Moves a locked session along the state table and writes `data` with it.
 * @throws wrong_state when the event cannot happen in the session's state
 */
export async function transition(
  tx: Transaction,
  session: MeasurementSession,
  event: SessionEvent,
  data: Prisma.MeasurementSessionUncheckedUpdateManyInput = {},
): Promise<MeasurementSession> {
  const { to, newAttempt } = requireNextState(stateOf(session), event);
  const attempt = newAttempt ? session.attempt + 1 : session.attempt;
  const restarts = newAttempt || to.phase !== session.current_phase;
  const { count } = await tx.measurementSession.updateMany({
    where: {
      id: session.id,
      attempt: session.attempt,
      status: session.status,
      current_phase: session.current_phase,
    },
    data: {
      status: to.status,
      current_phase: to.phase,
      attempt,
      delayed_since: null,
      delayed_code: null,
      // It has to be let in again.
      ...(runs(to.status) && !runs(session.status) ? { admitted_at: null } : {}),
      ...(restarts ? { progress_percentage: PHASE_START[to.phase], ...UNMEASURED } : {}),
      ...(newAttempt ? { error_code: null, error_message: null } : {}),
      ...data,
    },
  });
  if (count !== 1) throw new PapiscopeError('superseded');
  return tx.measurementSession.findUniqueOrThrow({ where: { id: session.id } });
}
