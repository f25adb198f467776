export { radosgwAvailable, startRadosgw } from './radosgw';
export type { TestS3 } from './radosgw';
export { redisAvailable, startRedis } from './redis';
export type { TestRedis } from './redis';
export { startTestDatabase, type TestDatabase } from './database';
export { startTestEnvironment, type TestEnvironment } from './environment';
export { until } from './until';
export { processesWith } from './processes';
export { queueBackends } from './queues';
