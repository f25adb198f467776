import type { Subject } from './subject';
import { keysOf } from './subject';

async function inBatches<T>(items: readonly T[], work: (item: T) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < items.length; at += 25) await Promise.all(items.slice(at, at + 25).map(work));
}

export function listing(subject: () => Subject): void {
  describe('listing and deleting', () => {
    it('lists by prefix in the order of bytes', async () => {
      const { store } = subject();
      const keys = ['list/a', 'list/a-b', 'list/a.txt', 'list/a0', 'list/ab/c', 'list/B', 'list/é', 'list/z'];
      for (const key of keys) await store.put(key, Buffer.from(key));
      const sorted = [...keys].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
      expect(await keysOf(store, 'list/')).toEqual(sorted);
      expect(await keysOf(store, 'list/a')).toEqual(sorted.filter((key) => key.startsWith('list/a')));
      expect(await keysOf(store, 'list/ab/')).toEqual(['list/ab/c']);
      expect(await keysOf(store, 'list/nothing')).toEqual([]);
      expect(await keysOf(store, 'nowhere/at/all/')).toEqual([]);
    });

    it('lists and deletes more than a page, and no neighbour', async () => {
      const { store } = subject();
      const keys = Array.from({ length: 1050 }, (_, i) => `many/x/${String(i).padStart(4, '0')}`);
      await inBatches(keys, (key) => store.put(key, Buffer.from('123')));
      await store.put('many/xy', Buffer.from('neighbour'));
      expect(await keysOf(store, 'many/x/')).toEqual(keys);
      expect(await store.deletePrefix('many/x/')).toEqual({ count: 1050, bytes: 3150 });
      expect(await keysOf(store, 'many/')).toEqual(['many/xy']);
      expect(await store.deletePrefix('many/x/')).toEqual({ count: 0, bytes: 0 });
    }, 120_000);

    it('deletes, twice if asked', async () => {
      const { store } = subject();
      await store.put('delete/me', Buffer.from('x'));
      await store.delete('delete/me');
      expect(await store.head('delete/me')).toBeNull();
      await expect(store.delete('delete/me')).resolves.toBeUndefined();
    });
  });
}
