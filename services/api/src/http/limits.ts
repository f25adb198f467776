import { TooManyRequests } from '@papiscope/shared/contracts';
import type { Config, Logger } from '@papiscope/shared';
import type { RequestHandler } from 'express';
import Redis from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';

/** Seconds. */
const WINDOW = 60;
/** Redis is not waited for any longer, milliseconds. */
const PATIENCE = 2000;

export interface RequestLimit {
  readonly check: RequestHandler;
  close(): void;
}

/**
 * So many requests a minute from one address: counted in Redis for all processes together, in this process where there is no
 * Redis or it cannot be reached. Null where there is no limit.
 */
export function requestLimit({ access, redisUrl }: Config, log: Logger): RequestLimit | null {
  const points = access.requestsPerMinute;
  if (access.mode === 'local' || points === null) return null;
  const memory = new RateLimiterMemory({ points, duration: WINDOW });
  const redis =
    redisUrl === null
      ? null
      : new Redis(redisUrl, {
          enableOfflineQueue: false,
          maxRetriesPerRequest: 1,
          connectTimeout: PATIENCE,
        });
  const answered = redis && firstAnswer(redis);
  redis?.on('error', (err: Error) => log.warn({ err }, 'requests are counted in this process alone'));
  const limiter =
    redis === null
      ? memory
      : new RateLimiterRedis({
          storeClient: redis,
          keyPrefix: 'papiscope-requests',
          points,
          duration: WINDOW,
          insuranceLimiter: memory,
        });
  return {
    check: async function requestLimit(req, _res, next) {
      await answered;
      try {
        await limiter.consume(req.ip ?? '');
      } catch (refused) {
        if (!(refused instanceof RateLimiterRes)) throw refused;
        throw new TooManyRequests(Math.max(1, Math.ceil(refused.msBeforeNext / 1000)));
      }
      next();
    },
    close: () => redis?.disconnect(),
  };
}

/** Resolves once Redis is there or has refused: requests before that would be counted in this process alone. */
function firstAnswer(redis: Redis): Promise<void> {
  return new Promise((resolve) => {
    redis.once('ready', () => resolve());
    redis.once('close', () => resolve());
  });
}
