import type { ObjectStore } from '../store';
import type { Metrics } from './metrics';

/** What asks the storage for something and answers with a promise. */
const TIMED = new Set(['put', 'get', 'head', 'copy', 'copyTo', 'delete', 'deletePrefix', 'ping']);

/** The same store, its answers timed. */
export function timedStore(store: ObjectStore, { storageSeconds }: Metrics): ObjectStore {
  return new Proxy(store, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== 'function') return member;
      const call = member.bind(target) as (...args: unknown[]) => unknown;
      if (typeof name !== 'string' || !TIMED.has(name)) return call;
      return async (...args: unknown[]) => {
        const end = storageSeconds.startTimer({ storage: target.type, operation: name });
        try {
          const answer = await call(...args);
          end({ outcome: 'ok' });
          return answer;
        } catch (error) {
          end({ outcome: 'failed' });
          throw error;
        }
      };
    },
  });
}
