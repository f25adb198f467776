import { PapiscopeError, type ErrorCode } from '../contracts';

/**
 * What becomes of a try that did not succeed.
 * `done`: there is nothing to do any more; `hand_back`: another worker starts it again, at no cost; `lost`: another worker has it;
 * `retry`: after a wait; `fail`: never again, and the session says why.
 */
export type Outcome = 'done' | 'hand_back' | 'lost' | 'retry' | 'fail';

export const LOCK_LOST = 'The lock was lost.';

/** Faults of the network and the file system that have a meaning of their own. */
const SYSTEM_CODES: Readonly<Record<string, ErrorCode>> = {
  ENOSPC: 'scratch_full',
  EDQUOT: 'scratch_full',
  P1001: 'database_unavailable',
  P1002: 'database_unavailable',
  P1008: 'database_unavailable',
  P1017: 'database_unavailable',
  P2024: 'database_unavailable',
  P2028: 'database_unavailable',
  ECONNREFUSED: 'database_unavailable',
};

/** Gives every fault a code. */
export function toFault(thrown: unknown): PapiscopeError {
  if (thrown instanceof PapiscopeError) return thrown;
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
  return new PapiscopeError(SYSTEM_CODES[code] ?? 'internal', undefined, { cause: thrown });
}

/** The error table's decision on a try. */
export function outcomeOf(fault: PapiscopeError, isLastTry: boolean): Outcome {
  switch (fault.code) {
    case 'cancelled':
    case 'superseded':
      return 'done';
    case 'interrupted':
      return fault.detail === LOCK_LOST ? 'lost' : 'hand_back';
    default:
      return fault.row.retryable && !isLastTry ? 'retry' : 'fail';
  }
}
