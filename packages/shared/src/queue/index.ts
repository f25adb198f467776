export { postgresBackend, redisBackend, queueKey, type JobQueue, type QueueBackend } from './backend';
export {
  isChoreName,
  isJobName,
  JOB_NAMES,
  JOBS,
  jobId,
  QUEUE_NAMES,
  type ChoreName,
  type JobDefinition,
  type JobName,
  type JobNameOf,
  type PayloadOf,
  type QueueName,
  type ResultOf,
  type SessionJobName,
} from './catalogue';
export { readJob, sessionNamed, type KnownJob, type ReadJob } from './payload';
export { createQueues, LAST_RANK, type JobCounts, type JobState, type Queues } from './queues';
