import type { Subject } from './subject';
import { codeOf, keysOf, pattern, read, sha256, streamOf } from './subject';

const HEADERS = {
  contentType: 'application/json',
  contentEncoding: 'gzip',
  contentDisposition: 'attachment; filename="x.json"',
};

export function copying(subject: () => Subject): void {
  describe('copying', () => {
    it.each([
      ['small', 1000],
      ['large', 20 * 1024 ** 2],
    ])('copies a %s object with all its headers', async (_name, size) => {
      const { store } = subject();
      const bytes = pattern(size);
      await store.put('copy/from', bytes, HEADERS);
      const put = await store.copy('copy/from', 'copy/to/there');
      expect(put).toMatchObject({ size, sha256: sha256(bytes) });
      const head = await store.head('copy/to/there');
      expect(head).toMatchObject({ ...HEADERS, size, sha256: sha256(bytes), etag: put.etag });
      expect((await read(store, 'copy/to/there')).equals(bytes)).toBe(true);
    });

    it('a copy lives on when its source is written anew or deleted', async () => {
      const { store } = subject();
      await store.put('copy/source', Buffer.from('one'));
      await store.copy('copy/source', 'copy/target');
      await store.copy('copy/source', 'copy/target');
      await store.put('copy/source', Buffer.from('another'));
      expect((await read(store, 'copy/target')).toString()).toBe('one');
      await store.delete('copy/source');
      expect((await read(store, 'copy/target')).toString()).toBe('one');
      expect((await store.head('copy/target'))?.sha256).toBe(sha256(Buffer.from('one')));
    });

    it('streams into another store and checks on the way', async () => {
      const { store, other } = subject();
      const bytes = pattern(18 * 1024 ** 2);
      await store.put('copy/away', streamOf(bytes), HEADERS);
      const put = await store.copyTo('copy/away', other, { targetKey: 'came/here' });
      expect(put).toMatchObject({ size: bytes.length, sha256: sha256(bytes) });
      expect(await other.head('came/here')).toMatchObject({ ...HEADERS, sha256: sha256(bytes) });
      await other.copyTo('came/here', store, { targetKey: 'copy/back' });
      expect((await read(store, 'copy/back')).equals(bytes)).toBe(true);
      expect(await codeOf(store.copyTo('copy/nothing', other))).toBe('object_missing');
      expect(await keysOf(other, 'copy/')).toEqual([]);
    });
  });
}
