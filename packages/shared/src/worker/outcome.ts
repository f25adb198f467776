import { PapiscopeError } from '../contracts';
import { isDatabaseOutage } from '../database';

/**
 * What becomes of a try that did not succeed.
 * `done`: there is nothing to do any more; `hand_back`: another worker starts it again, at no cost; `lost`: another worker has it;
 * `wait`: something is away, and it is tried again later at no cost; `retry`: after a wait, which costs a try; `fail`: never again,
 * and the session says why.
 */
export type Outcome = 'done' | 'hand_back' | 'lost' | 'wait' | 'retry' | 'fail';

export const LOCK_LOST = 'The lock was lost.';

const DISK_FULL: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT']);

/** Gives every fault a code. */
export function toFault(thrown: unknown): PapiscopeError {
  if (thrown instanceof PapiscopeError) return thrown;
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
  const options = { cause: thrown };
  if (DISK_FULL.has(code)) return new PapiscopeError('scratch_full', undefined, options);
  if (isDatabaseOutage(thrown)) return new PapiscopeError('database_unavailable', undefined, options);
  return new PapiscopeError('internal', undefined, options);
}

/**
 * The error table's decision on a try.
 * @param patient whether what is away may still be waited for
 */
export function outcomeOf(fault: PapiscopeError, isLastTry: boolean, patient = false): Outcome {
  switch (fault.code) {
    case 'cancelled':
    case 'superseded':
      return 'done';
    case 'interrupted':
      return fault.detail === LOCK_LOST ? 'lost' : 'hand_back';
    default:
      if (fault.row.outage && patient) return 'wait';
      return fault.row.retryable && !isLastTry ? 'retry' : 'fail';
  }
}

const SECOND = 1_000;
const LONGEST_WAIT = 5 * 60 * SECOND;

/**
 * Whole milliseconds until the next look at something that is away: as long again as it has been away already, within 2 s and 5 min,
 * less a random share of up to a half, so that those who wait do not come back all at once.
 */
export function outageDelay(away: number, random: number = Math.random()): number {
  return Math.round(Math.min(LONGEST_WAIT, Math.max(2 * SECOND, away)) * (1 - random / 2));
}
