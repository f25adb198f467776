import { PapiscopeError, type ErrorCode } from '@papiscope/shared/contracts';

/**
 * A fault in a form that crosses to another thread; an Error loses all but its text on the way. `code` null: it was no fault of ours, and
 * `system` is what the operating system calls it (`ENOSPC`), if it does.
 */
export interface FaultMessage {
  readonly kind: 'failed';
  readonly code: ErrorCode | null;
  readonly system: string | null;
  readonly detail: string | undefined;
  readonly stack: string | undefined;
}

export function faultMessage(error: unknown): FaultMessage {
  if (error instanceof PapiscopeError) {
    const { code, detail, stack, cause } = error;
    return {
      ...{ kind: 'failed', code, system: null, detail },
      stack: cause instanceof Error ? cause.stack : stack,
    };
  }
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  const system = error instanceof Error && 'code' in error ? String(error.code) : null;
  return { kind: 'failed', code: null, system, detail: message, stack };
}
