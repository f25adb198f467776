import { randomBytes } from 'node:crypto';
import { beginChore, failChore, finishChore, noteChoreFault, reportChore } from '../chores/record';
import type { Context } from '../context';
import { PapiscopeError } from '../contracts';
import type { Chore, Database, MeasurementSession, Prisma } from '../database';
import { isChoreName, JOBS, type JobName, type PayloadOf, type SessionJobName } from '../queue';
import { failSession, type SessionRef } from '../sessions';
import { delaySession, endDelay } from '../sessions/delay';
import { reportProgress, reportSegmentProgress } from '../sessions/progress';
import { emptyWorkArea, workKey } from '../store';
import { obsoleteChore, obsoleteStage } from './obsolete';

type Payload = PayloadOf<JobName>;
type Outcome =
  | {
      readonly ref: SessionRef;
      readonly session: MeasurementSession;
      readonly workKey: (file: string) => string;
    }
  | { readonly chore: Chore };

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
  /** It waits for something that is away. Tells for how long already, milliseconds; null where waiting is not for it. */
  delay(fault: PapiscopeError): Promise<number | null>;
  /** The try had no effect and never will: removes what it stored for later stages. */
  discard(): Promise<void>;
  /** There is no further try. Tells whether that changed anything. */
  fail(fault: PapiscopeError): Promise<boolean>;
}

/** What a try stored is referred to once its stage has ended with it, even where the answer to that commit was lost. */
async function isReferredTo(database: Database, sessionId: string, prefix: string): Promise<boolean> {
  const [artifacts, segments] = await Promise.all([
    database.artifact.count({ where: { session_id: sessionId, work_key: { startsWith: prefix } } }),
    database.segment.count({ where: { session_id: sessionId, frames_key: { startsWith: prefix } } }),
  ]);
  return artifacts + segments > 0;
}

function stage(
  context: Context,
  name: SessionJobName,
  payload: Exclude<Payload, { readonly chore_id: string }>,
): Subject {
  const { database, stores } = context;
  const ref = { sessionId: payload.session_id, attempt: payload.attempt };
  const { phase } = JOBS[name];
  // Two tries at the same time must not write to the same place: the later one would change what the first has recorded.
  const place = [phase, `a${ref.attempt}-${randomBytes(4).toString('hex')}`] as const;
  let stored = false;
  return {
    fields: { session_id: ref.sessionId, attempt: ref.attempt, job: name },
    async begin() {
      const session = await database.measurementSession.findUnique({ where: { id: ref.sessionId } });
      const reason = obsoleteStage(name, payload, session ?? undefined);
      if (reason !== null || session === null) throw reason ?? new PapiscopeError('superseded');
      const key = (file: string): string => {
        stored = true;
        return workKey(ref.sessionId, ...place, file);
      };
      return { ref, session, workKey: key };
    },
    report: (fraction, frames) =>
      'segment_index' in payload
        ? reportSegmentProgress(database, ref, payload.segment_index, { fraction, frames })
        : reportProgress(database, ref, phase, { fraction, frames }),
    // The handler's own last step has moved the session on; a segment's has not always.
    finish: () => ('segment_index' in payload ? endDelay(database, ref) : Promise.resolve()),
    note: () => Promise.resolve(),
    delay: ({ code }) => delaySession(database, ref, code),
    async discard() {
      const select = { status: true, attempt: true };
      const session = await database.measurementSession.findUnique({ where: { id: ref.sessionId }, select });
      // Whoever completed it may have been killed before the work area was empty.
      if (session?.status === 'completed') return emptyWorkArea(stores.work, ref.sessionId, session.attempt);
      const prefix = `${workKey(ref.sessionId, ...place, '')}`;
      if (!stored || (await isReferredTo(database, ref.sessionId, prefix))) return;
      await stores.work.deletePrefix(prefix);
    },
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
    // Their tries are spread over days as it is.
    delay: () => Promise.resolve(null),
    discard: () => Promise.resolve(),
    fail: (fault) => failChore(database, id, fault),
  };
}

export function subjectOf(context: Context, name: JobName, payload: Payload): Subject {
  if ('chore_id' in payload) return chore(context, name, payload.chore_id);
  if (isChoreName(name)) throw new PapiscopeError('payload_invalid');
  return stage(context, name, payload);
}
