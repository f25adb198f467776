import { z } from 'zod';
import { PapiscopeError } from '../contracts';
import { isJobName, JOBS, type JobName, type PayloadOf, type QueueName } from './catalogue';

export interface KnownJob {
  readonly name: JobName;
  readonly payload: PayloadOf<JobName>;
}

/** `later`: a newer version of this software made the job and has to do it. */
export type ReadJob = KnownJob | { readonly later: true } | { readonly refused: PapiscopeError };

/** The version of payloads that this software makes. */
const VERSION = 1;
const versioned = z.looseObject({ version: z.number().int() });

/** What a job of a queue asks for. A payload that is not understood is refused by its name and version, never guessed at. */
export function readJob(queue: QueueName, name: string, data: unknown): ReadJob {
  const refused = (why: string): ReadJob => ({
    refused: new PapiscopeError('payload_invalid', `${name}: ${why}.`),
  });
  const version = versioned.safeParse(data).data?.version;
  if (version !== undefined && version > VERSION) return { later: true };
  if (!isJobName(name)) return refused('no job of this name is known');
  if (JOBS[name].queue !== queue) return refused(`it does not belong into the queue ${queue}`);
  const parsed = JOBS[name].payload.safeParse(data);
  if (parsed.success) return { name, payload: parsed.data };
  return refused(
    version === undefined || version === VERSION
      ? 'its payload is malformed'
      : `its payload is of version ${version}; understood is ${VERSION}`,
  );
}

const sessionRef = z.looseObject({ session_id: z.uuid(), attempt: z.number().int().positive() });

/** The session that a refused payload names, if it does so legibly. */
export function sessionNamed(data: unknown): { sessionId: string; attempt: number } | null {
  const parsed = sessionRef.safeParse(data);
  return parsed.success ? { sessionId: parsed.data.session_id, attempt: parsed.data.attempt } : null;
}
