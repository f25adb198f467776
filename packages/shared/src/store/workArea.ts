import { workPrefix } from './keys';
import type { ObjectStore } from './types';

/** Below a session's work area each try stores under `{phase}/a{attempt}-{token}`; what is named otherwise is of an older version. */
const ATTEMPT = /^[^/]+\/a(\d+)-[^/]*\//;

/**
 * Removes what the stages of a complete session left for each other, up to the attempt that completed it: a later one may have begun since.
 * Doing so again removes what a try that was late has stored meanwhile.
 */
export async function emptyWorkArea(work: ObjectStore, sessionId: string, attempt: number): Promise<void> {
  const area = workPrefix(sessionId);
  const keys: string[] = [];
  for await (const { key } of work.list(area))
    if (Number(ATTEMPT.exec(key.slice(area.length))?.[1] ?? 0) <= attempt) keys.push(key);
  for (const key of keys) await work.delete(key);
}
