import { PapiscopeError } from '../contracts';
import { JOBS, type SessionJobName } from '../queue';

interface SessionState {
  readonly status: string;
  readonly current_phase: string;
  readonly attempt: number;
}

/** Why a stage's job has no effect any more in this state of its session; null while it has. */
export function obsoleteStage(
  name: SessionJobName,
  payload: { readonly attempt: number },
  session: SessionState | undefined,
): PapiscopeError | null {
  if (session === undefined) return new PapiscopeError('superseded', 'The session was deleted.');
  if (session.attempt !== payload.attempt) return new PapiscopeError('superseded');
  if (session.status === 'cancelled') return new PapiscopeError('cancelled');
  const running = session.status === 'pending' || session.status === 'processing';
  return running && session.current_phase === JOBS[name].phase ? null : new PapiscopeError('superseded');
}

/** The same for a chore. */
export function obsoleteChore(chore: { readonly status: string } | undefined): PapiscopeError | null {
  if (chore === undefined) return new PapiscopeError('superseded', 'The chore was deleted.');
  if (chore.status === 'cancelled') return new PapiscopeError('cancelled');
  return chore.status === 'pending' || chore.status === 'running' ? null : new PapiscopeError('superseded');
}
