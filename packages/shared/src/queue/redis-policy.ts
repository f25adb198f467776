import { Redis } from 'ioredis';
import { PapiscopeError } from '../contracts';

/** The server's own word on what it does when its memory is full; read from INFO, which managed servers allow too. */
export function evictionPolicy(info: string): string | null {
  return /^maxmemory_policy:(\S+)/m.exec(info)?.[1] ?? null;
}

/**
 * A Redis that evicts keys loses jobs without a word, so none but `noeviction` will do.
 * @throws config_invalid naming REDIS_URL and the policy; queue_unavailable when the server does not answer
 */
export async function checkRedis(url: string): Promise<void> {
  const redis = new Redis(url, {
    lazyConnect: true,
    maxRetriesPerRequest: 0,
    connectTimeout: 5_000,
    disconnectTimeout: 100,
    retryStrategy: () => null,
  });
  redis.on('error', () => undefined);
  let policy: string | null;
  try {
    await redis.connect();
    policy = evictionPolicy(await redis.info('memory'));
  } catch (cause) {
    throw new PapiscopeError('queue_unavailable', 'Redis at REDIS_URL does not answer.', { cause });
  } finally {
    redis.disconnect();
  }
  if (policy !== 'noeviction')
    throw new PapiscopeError(
      'config_invalid',
      `The Redis at REDIS_URL has maxmemory-policy ${policy ?? 'unknown'}; it must be noeviction.`,
    );
}
