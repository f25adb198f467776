import { Presets, SingleBar } from 'cli-progress';

/** A progress bar on standard error where a person looks on, nothing elsewhere. */
export interface ProgressBar {
  show(done: number, total: number): void;
  end(): void;
}

export function createProgressBar(label: string, unit: string): ProgressBar {
  if (!process.stderr.isTTY) return { show: () => undefined, end: () => undefined };
  const bar = new SingleBar(
    {
      format: `${label} {bar} {value}/{total} ${unit}, {eta_formatted} left`,
      stream: process.stderr,
      hideCursor: true,
    },
    Presets.shades_classic,
  );
  let started = false;
  return {
    show(done, total) {
      if (!started) bar.start(total, done);
      started = true;
      bar.update(done);
    },
    end: () => {
      if (started) bar.stop();
    },
  };
}
