import { PapiscopeError } from '@papiscope/shared/contracts';

/** Says on standard error what went wrong, in one line or with `debug` as a stack, and gives the exit status. */
export function reportFailure(error: unknown, debug: boolean): 1 | 2 {
  const user = error instanceof PapiscopeError && error.row.fault === 'user';
  const message = error instanceof Error ? error.message : String(error);
  const text = debug && error instanceof Error ? stackOf(error) : `papiscope: ${oneLine(message)}`;
  process.stderr.write(`${text}\n`);
  return user ? 2 : 1;
}

function oneLine(message: string): string {
  return message
    .trim()
    .split(/\s*\n\s*/)
    .join('; ');
}

function stackOf(error: Error): string {
  const cause = error.cause instanceof Error ? `\ncaused by ${stackOf(error.cause)}` : '';
  return `${error.stack ?? error.message}${cause}`;
}
