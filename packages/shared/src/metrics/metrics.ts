import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';

/** Seconds: from a lookup to a long stage. */
const JOB_BUCKETS = [0.1, 0.5, 1, 5, 15, 60, 300, 900, 1800, 3600, 7200, 21_600];
const REQUEST_BUCKETS = [0.001, 0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60];

/** What one process counts of its own work. Labels have few values: names of jobs, codes, storages, never ids. */
export function createMetrics() {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    /** `outcome`: done, or what became of a job that failed. */
    jobSeconds: new Histogram({
      name: 'papiscope_job_duration_seconds',
      help: 'How long tries at jobs took, by what became of them.',
      labelNames: ['job', 'outcome'],
      buckets: JOB_BUCKETS,
      registers,
    }),
    jobFaults: new Counter({
      name: 'papiscope_job_faults_total',
      help: 'Tries at jobs that failed, by the code of the fault.',
      labelNames: ['job', 'code'],
      registers,
    }),
    frames: new Counter({
      name: 'papiscope_frames_total',
      help: 'Frames that jobs have worked through.',
      labelNames: ['job'],
      registers,
    }),
    storageSeconds: new Histogram({
      name: 'papiscope_storage_request_duration_seconds',
      help: 'Until the storage had answered; reading a body is not included.',
      labelNames: ['storage', 'operation', 'outcome'],
      buckets: REQUEST_BUCKETS,
      registers,
    }),
    databaseSeconds: new Histogram({
      name: 'papiscope_database_query_duration_seconds',
      help: 'How long queries to the database took.',
      buckets: REQUEST_BUCKETS,
      registers,
    }),
    /** `way`: one request or parts; `outcome`: a session, or the code of the refusal. */
    uploads: new Counter({
      name: 'papiscope_uploads_total',
      help: 'Videos that were uploaded, and those refused.',
      labelNames: ['way', 'outcome'],
      registers,
    }),
  };
}

export type Metrics = ReturnType<typeof createMetrics>;
