import { PapiscopeError } from '@papiscope/shared/contracts';
import type { ServiceChild } from './child';

export interface Supervisor {
  /** Rejects when a service cannot be kept running; never resolves otherwise. */
  readonly failed: Promise<never>;
  stop(): Promise<void>;
  kill(): void;
}

const MINUTE = 60_000;
const MOST_DEATHS_A_MINUTE = 5;

/** Starts a service again that ended unasked; gives up on one that does so again and again. */
export function supervise(first: ServiceChild, again: () => ServiceChild): Supervisor {
  let child = first;
  let stopping = false;
  let timer: NodeJS.Timeout | undefined;
  let giveUp: (fault: PapiscopeError) => void = () => undefined;
  const failed = new Promise<never>((_, reject) => {
    giveUp = reject;
  });
  failed.catch(() => undefined);
  const deaths: number[] = [];

  const watch = (): void => {
    void child.ended.then((how) => {
      if (stopping) return;
      child.kill();
      const now = Date.now();
      deaths.push(now);
      const recent = deaths.filter((at) => now - at < MINUTE).length;
      if (recent > MOST_DEATHS_A_MINUTE) {
        giveUp(new PapiscopeError('internal', `${child.name} ended ${recent} times in a minute (${how}).`));
        return;
      }
      timer = setTimeout(
        () => {
          child = again();
          watch();
        },
        250 * 2 ** recent,
      );
    });
  };
  watch();

  return {
    failed,
    async stop() {
      stopping = true;
      clearTimeout(timer);
      await child.stop();
    },
    kill() {
      stopping = true;
      clearTimeout(timer);
      child.kill();
    },
  };
}
