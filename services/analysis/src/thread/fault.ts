import { PapiscopeError, toFault } from '@papiscope/shared';
import type { FaultMessage } from './fault-message';

/** The fault that another thread told of. */
export function faultOf({ code, system, detail, stack }: FaultMessage): PapiscopeError {
  if (code !== null) return new PapiscopeError(code, detail, { cause: stack });
  const error = Object.assign(new Error(detail), system === null ? {} : { code: system });
  if (stack !== undefined) error.stack = stack;
  return toFault(error);
}
