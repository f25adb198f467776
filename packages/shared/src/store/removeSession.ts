import type { Removed } from '../contracts';
import { sessionPrefixes } from './sessionPrefixes';
import type { ObjectStore } from './types';

/**
 * Removes every object of a session from every store, work area included, and tells what there was, by prefix.
 * What one prefix or store refuses does not keep the others; `fault` is the first refusal.
 */
export async function removeSessionObjects(
  stores: readonly ObjectStore[],
  sessionId: string,
  options: { signal?: AbortSignal } = {},
): Promise<{ removed: Removed[]; fault: unknown }> {
  const removed: Removed[] = [];
  let fault: unknown = null;
  for (const store of stores)
    for (const prefix of sessionPrefixes(sessionId)) {
      options.signal?.throwIfAborted();
      try {
        const { count, bytes } = await store.deletePrefix(prefix, options);
        if (count > 0) removed.push({ storage: store.type, prefix, objects: count, bytes });
      } catch (error) {
        fault ??= error;
        // A store that does not answer will not do so for its other prefixes.
        break;
      }
    }
  return { removed, fault };
}

/** The same prefix of the same store, found twice, as one. */
export function sumRemoved(all: readonly Removed[]): Removed[] {
  const sums = new Map<string, Removed>();
  for (const each of all) {
    const id = `${each.storage} ${each.prefix}`;
    const { objects, bytes } = sums.get(id) ?? { objects: 0, bytes: 0 };
    sums.set(id, { ...each, objects: objects + each.objects, bytes: bytes + each.bytes });
  }
  return [...sums.values()];
}
