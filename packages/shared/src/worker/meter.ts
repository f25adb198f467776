import type { Metrics } from '../metrics';
import type { JobName } from '../queue';

/** What is counted of one try at a job. */
export interface JobMeter {
  /** Told as often as wished how many frames there are by now. */
  frames(soFar: number): void;
  done(): void;
  /** @param outcome what became of the job */
  failed(code: string, outcome: string): void;
}

export function jobMeter(metrics: Metrics, job: JobName): JobMeter {
  const end = metrics.jobSeconds.startTimer({ job });
  let counted = 0;
  return {
    frames(soFar) {
      metrics.frames.inc({ job }, Math.max(0, soFar - counted));
      counted = Math.max(counted, soFar);
    },
    done: () => void end({ outcome: 'done' }),
    failed(code, outcome) {
      end({ outcome });
      metrics.jobFaults.inc({ job, code });
    },
  };
}
