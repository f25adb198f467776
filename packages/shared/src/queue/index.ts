export { postgresBackend, redisBackend, waitingListKey, type JobQueue, type QueueBackend } from './backend';
export {
  isJobName,
  JOB_NAMES,
  JOBS,
  jobId,
  QUEUE_NAMES,
  type JobDefinition,
  type JobName,
  type JobNameOf,
  type PayloadOf,
  type QueueName,
  type ResultOf,
} from './catalogue';
export { createQueues, type JobCounts, type JobState, type Queues } from './queues';
