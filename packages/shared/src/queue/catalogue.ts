import type { z } from 'zod';
import {
  analysisFitResultSchema,
  analysisSegmentResultSchema,
  choreJobSchema,
  encodeVideosResultSchema,
  hashResultSchema,
  ingestInspectResultSchema,
  migrateResultSchema,
  removeResultSchema,
  segmentJobSchema,
  sessionJobSchema,
  uploadPublishResultSchema,
} from '../contracts';
import type { Phase } from '../contracts';

/** Everything the system knows of one kind of job. Times in milliseconds. */
export interface JobDefinition {
  readonly queue: string;
  /** The phase a session must be in for the job to have any effect; null: a chore, which belongs to no session's stages. */
  readonly phase: Phase | null;
  readonly payload: z.ZodType;
  readonly result: z.ZodType;
  /** Tries in all, the first included. */
  readonly attempts: number;
  /** Wait before the second try; doubles with each further one, less a random share of up to `jitter`. */
  readonly backoff: { readonly delay: number; readonly jitter: number };
  /** A try that takes longer is aborted with `time_limit`. */
  readonly timeLimit: number;
  /** It goes before all others of its queue, whosesoever they are: it is short, and opens the next stage to its session. */
  readonly ahead?: true;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const steady = { attempts: 3, backoff: { delay: 2_000, jitter: 0.5 } } as const;
/** For chores that read whole videos. */
const patient = { attempts: 8, backoff: { delay: 10_000, jitter: 0.5 } } as const;

/** Every job there is. Queues, workers, the board, metrics and deployments derive from it. */
export const JOBS = {
  'ingest-inspect': {
    ...steady,
    queue: 'ingest',
    phase: 'ingest',
    payload: sessionJobSchema,
    result: ingestInspectResultSchema,
    timeLimit: 30 * MINUTE,
  },
  'analysis-segment': {
    ...steady,
    queue: 'analysis',
    phase: 'analysis',
    payload: segmentJobSchema,
    result: analysisSegmentResultSchema,
    timeLimit: 2 * HOUR,
  },
  'analysis-fit': {
    ...steady,
    queue: 'analysis',
    phase: 'analysis',
    payload: sessionJobSchema,
    result: analysisFitResultSchema,
    // Segments whose borders do not agree are measured again in it.
    timeLimit: 2 * HOUR,
    ahead: true,
  },
  'encode-videos': {
    ...steady,
    queue: 'encode',
    phase: 'encode',
    payload: sessionJobSchema,
    result: encodeVideosResultSchema,
    timeLimit: 6 * HOUR,
  },
  'upload-publish': {
    ...steady,
    attempts: 8,
    backoff: { delay: 5_000, jitter: 0.5 },
    queue: 'upload',
    phase: 'upload',
    payload: sessionJobSchema,
    result: uploadPublishResultSchema,
    timeLimit: 2 * HOUR,
  },
  'storage-remove': {
    ...steady,
    // The last waits are of two days: a storage that was away for a week-end is not forgotten.
    attempts: 16,
    backoff: { delay: 10_000, jitter: 0.5 },
    queue: 'storage',
    phase: null,
    payload: choreJobSchema,
    result: removeResultSchema,
    timeLimit: 1 * HOUR,
  },
  'storage-hash': {
    ...patient,
    queue: 'storage',
    phase: null,
    payload: choreJobSchema,
    result: hashResultSchema,
    timeLimit: 6 * HOUR,
  },
  'storage-migrate': {
    ...patient,
    queue: 'storage',
    phase: null,
    payload: choreJobSchema,
    result: migrateResultSchema,
    timeLimit: 14 * 24 * HOUR,
  },
} as const satisfies Record<string, JobDefinition>;

export type JobName = keyof typeof JOBS;
export type QueueName = (typeof JOBS)[JobName]['queue'];
/** Jobs that belong to no session's stages. */
export type ChoreName = {
  [N in JobName]: (typeof JOBS)[N]['phase'] extends null ? N : never;
}[JobName];
export type SessionJobName = Exclude<JobName, ChoreName>;
export type JobNameOf<Q extends QueueName> = {
  [N in JobName]: (typeof JOBS)[N]['queue'] extends Q ? N : never;
}[JobName];
export type PayloadOf<N extends JobName> = z.infer<(typeof JOBS)[N]['payload']>;
export type ResultOf<N extends JobName> = z.infer<(typeof JOBS)[N]['result']>;

export const JOB_NAMES = Object.keys(JOBS) as JobName[];
export const QUEUE_NAMES = [...new Set(JOB_NAMES.map((name) => JOBS[name].queue))];

export function isChoreName(name: JobName): name is ChoreName {
  return JOBS[name].phase === null;
}

export function isJobName(name: string): name is JobName {
  return Object.hasOwn(JOBS, name);
}

/** The same job always gets the same id, so that a job handed over twice is one job. */
export function jobId(name: JobName, payload: PayloadOf<JobName>): string {
  if ('chore_id' in payload) return `${name}_${payload.chore_id}`;
  const segment = 'segment_index' in payload ? `_s${payload.segment_index}` : '';
  return `${name}_${payload.session_id}_a${payload.attempt}${segment}`;
}
