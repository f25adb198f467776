import { redisAvailable } from './redis';

/** The queue backends that can be tested on this machine, and why one is left out. */
export function queueBackends(): { here: readonly ('redis' | 'postgres')[]; leftOut: string | null } {
  const { available, missing } = redisAvailable();
  return available
    ? { here: ['redis', 'postgres'], leftOut: null }
    : { here: ['postgres'], leftOut: `redis: left out, this machine has no ${missing.join(', ')}` };
}
