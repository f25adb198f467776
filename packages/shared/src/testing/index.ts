export { radosgwAvailable, startRadosgw } from './radosgw';
export type { TestS3 } from './radosgw';
export { redisAvailable, startRedis } from './redis';
export type { TestRedis } from './redis';
