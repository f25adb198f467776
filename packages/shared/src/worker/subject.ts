import { beginChore, failChore, finishChore, noteChoreFault, reportChore } from '../chores/record';
import type { Context } from '../context';
import { PapiscopeError } from '../contracts';
import type { Chore, MeasurementSession, Prisma } from '../database';
import { isChoreName, JOBS, type JobName, type PayloadOf, type SessionJobName } from '../queue';
import { failSession, type SessionRef } from '../sessions';
import { reportProgress, reportSegmentProgress } from '../sessions/progress';
import { obsoleteChore, obsoleteStage } from './obsolete';

type Payload = PayloadOf<JobName>;
type Outcome = { readonly ref: SessionRef; readonly session: MeasurementSession } | { readonly chore: Chore };

/** What a job works on: a stage of a session, or a chore. */
export interface Subject {
  /** For every line of its log. */
  readonly fields: Readonly<Record<string, string | number>>;
  /** Its row, for the handler. @throws superseded, cancelled when there is nothing to do any more */
  begin(): Promise<Outcome>;
  /** @param fraction 0–1 */
  report(fraction: number, frames: number): Promise<unknown>;
  finish(result: unknown): Promise<unknown>;
  /** A try has failed and another one follows. */
  note(fault: PapiscopeError): Promise<unknown>;
  /** There is no further try. Tells whether that changed anything. */
  fail(fault: PapiscopeError): Promise<boolean>;
}

function stage(
  context: Context,
  name: SessionJobName,
  payload: Exclude<Payload, { readonly chore_id: string }>,
): Subject {
  const { database } = context;
  const ref = { sessionId: payload.session_id, attempt: payload.attempt };
  const { phase } = JOBS[name];
  return {
    fields: { session_id: ref.sessionId, attempt: ref.attempt, job: name },
    async begin() {
      const session = await database.measurementSession.findUnique({ where: { id: ref.sessionId } });
      const reason = obsoleteStage(name, payload, session ?? undefined);
      if (reason !== null || session === null) throw reason ?? new PapiscopeError('superseded');
      return { ref, session };
    },
    report: (fraction, frames) =>
      'segment_index' in payload
        ? reportSegmentProgress(database, ref, payload.segment_index, { fraction, frames })
        : reportProgress(database, ref, phase, { fraction, frames }),
    // The handler's own last step has moved the session on.
    finish: () => Promise.resolve(),
    note: () => Promise.resolve(),
    fail: (fault) => failSession(context, ref, phase, fault),
  };
}

function chore({ database }: Context, name: JobName, id: string): Subject {
  return {
    fields: { chore_id: id, job: name },
    async begin() {
      await beginChore(database, id);
      const row = await database.chore.findUnique({ where: { id } });
      const reason = obsoleteChore(row ?? undefined);
      if (reason !== null || row === null) throw reason ?? new PapiscopeError('superseded');
      return { chore: row };
    },
    report: (fraction) => reportChore(database, id, fraction),
    finish: (result) => finishChore(database, id, result as Prisma.InputJsonObject),
    note: (fault) => noteChoreFault(database, id, fault),
    fail: (fault) => failChore(database, id, fault),
  };
}

export function subjectOf(context: Context, name: JobName, payload: Payload): Subject {
  if ('chore_id' in payload) return chore(context, name, payload.chore_id);
  if (isChoreName(name)) throw new PapiscopeError('payload_invalid');
  return stage(context, name, payload);
}
