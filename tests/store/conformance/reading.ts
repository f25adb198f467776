import { buffer } from 'node:stream/consumers';
import type { ByteRange } from '@papiscope/shared';
import type { Subject } from './subject';
import { codeOf, pattern } from './subject';

const SIZE = 1_000_000;

export function reading(subject: () => Subject): void {
  describe('reading', () => {
    const bytes = pattern(SIZE);

    it.each<[string, ByteRange, number, number]>([
      ['the first byte', { start: 0, end: 0 }, 0, 0],
      ['the beginning', { start: 0, end: 99 }, 0, 99],
      ['the middle', { start: 1234, end: 777_777 }, 1234, 777_777],
      ['from a byte to the end', { start: 999_000 }, 999_000, SIZE - 1],
      ['an end behind the last byte', { start: 10, end: 5_000_000 }, 10, SIZE - 1],
      ['a suffix', { suffix: 100 }, SIZE - 100, SIZE - 1],
      ['a suffix longer than the object', { suffix: 5_000_000 }, 0, SIZE - 1],
    ])('gives %s', async (_name, range, start, end) => {
      const { store } = subject();
      await store.put('read/ranged', bytes);
      const answer = await store.get('read/ranged', { range });
      expect(answer.range).toEqual({ start, end });
      expect(answer.head.size).toBe(SIZE);
      expect((await buffer(answer.body)).equals(bytes.subarray(start, end + 1))).toBe(true);
    });

    it.each<[string, ByteRange]>([
      ['past the end', { start: SIZE }],
      ['far past the end', { start: SIZE * 10, end: SIZE * 10 + 5 }],
      ['turned round', { start: 5, end: 2 }],
      ['negative', { start: -5 }],
      ['an empty suffix', { suffix: 0 }],
    ])('refuses a range %s', async (_name, range) => {
      const { store } = subject();
      await store.put('read/ranged', bytes);
      expect(await codeOf(store.get('read/ranged', { range }))).toBe('range_invalid');
    });

    it('refuses every range of an empty object', async () => {
      const { store } = subject();
      await store.put('read/empty', Buffer.alloc(0));
      expect(await codeOf(store.get('read/empty', { range: { start: 0 } }))).toBe('range_invalid');
      expect((await buffer((await store.get('read/empty')).body)).length).toBe(0);
    });

    it('reads one version only, when asked to', async () => {
      const { store } = subject();
      const { etag } = await store.put('read/versions', Buffer.from('one'));
      const same = await store.get('read/versions', { ifMatch: etag });
      expect((await buffer(same.body)).toString()).toBe('one');
      await store.put('read/versions', Buffer.from('another'));
      expect(await codeOf(store.get('read/versions', { ifMatch: etag }))).toBe('object_changed');
    });

    it('tells what is not there', async () => {
      const { store } = subject();
      expect(await store.head('read/nothing')).toBeNull();
      expect(await codeOf(store.get('read/nothing'))).toBe('object_missing');
      expect(await codeOf(store.inputFor('read/nothing'))).toBe('object_missing');
      expect(await codeOf(store.copy('read/nothing', 'read/else'))).toBe('object_missing');
      await store.put('read/folder/file', Buffer.from('x'));
      expect(await store.head('read/folder')).toBeNull();
      expect(await codeOf(store.get('read/folder'))).toBe('object_missing');
    });

    it('gives the same head with get, head and list', async () => {
      const { store } = subject();
      await store.put('read/same.txt', Buffer.from('same'));
      const head = await store.head('read/same.txt');
      const { head: got, body } = await store.get('read/same.txt');
      body.destroy();
      expect(got).toEqual(head);
      for await (const entry of store.list('read/same.txt')) {
        expect(entry).toMatchObject({ key: 'read/same.txt', size: 4, etag: head?.etag });
        expect(Math.abs(entry.lastModified.getTime() - Date.now())).toBeLessThan(60_000);
      }
    });

    it('lets go of a body that is not read to its end', async () => {
      const { store } = subject();
      await store.put('read/large', pattern(30 * 1024 ** 2));
      for (let i = 0; i < 60; i += 1) (await store.get('read/large')).body.destroy();
      expect((await store.head('read/large'))?.size).toBe(30 * 1024 ** 2);
    });

    it('stops reading on abort', async () => {
      const { store } = subject();
      await store.put('read/large', pattern(30 * 1024 ** 2));
      const abort = new AbortController();
      const { body } = await store.get('read/large', { signal: abort.signal });
      const all = buffer(body);
      abort.abort();
      await expect(all).rejects.toThrow(/abort/i);
    });

    it('is ready', async () => {
      await expect(subject().store.ping()).resolves.toBeUndefined();
    });
  });
}
