import type { Logger } from '../logging';
import type { Subject } from './subject';

export interface ProgressReporter {
  report(fraction: number, frames?: number): void;
  /** Writes what has not been written yet. */
  flush(): Promise<void>;
}

/** Milliseconds between writes. */
const INTERVAL = 500;

/** Writes the newest progress at most twice a second, one write at a time. A write that fails costs nothing but itself. */
export function createProgressReporter(
  subject: Pick<Subject, 'report'>,
  log: Logger,
  alsoTell: (percentage: number) => Promise<void>,
): ProgressReporter {
  let newest: { fraction: number; frames: number } | null = null;
  let writing: Promise<void> | null = null;
  let nextAt = 0;

  const write = async (): Promise<void> => {
    if (newest === null) return;
    const { fraction, frames } = newest;
    newest = null;
    nextAt = Date.now() + INTERVAL;
    try {
      await subject.report(fraction, frames);
      await alsoTell(Math.round(fraction * 1000) / 10);
    } catch (err) {
      log.debug({ err }, 'progress not written');
    }
  };

  return {
    report(fraction, frames = newest?.frames ?? 0) {
      newest = { fraction, frames };
      if (writing === null && Date.now() >= nextAt)
        writing = write().finally(() => {
          writing = null;
        });
    },
    async flush() {
      await writing;
      await write();
    },
  };
}
