import { Readable } from 'node:stream';
import type { Subject } from './subject';
import { codeOf, keysOf, leftovers, pattern, read, sha256, streamOf } from './subject';

/** Two parts on S3. */
const LARGE = 20 * 1024 ** 2 + 7;

const ODD_KEYS = [
  'odd/with space.txt',
  'odd/plus+percent%20and&question?.txt',
  'odd/quotes\'and"angles<>.txt',
  'odd/hash#semicolon;equals=at@.txt',
  'odd/letiště Štefánika – 日本.mp4',
  'odd/🛬.bin',
  'odd/no-extension',
  'odd/.hidden',
  'odd/-dash',
  'odd/~tilde/a/b/c/d/e.txt',
];

export function writing(subject: () => Subject): void {
  describe('writing', () => {
    it.each([
      ['nothing', 0],
      ['one byte', 1],
      ['a part and a bit', LARGE],
    ])('takes a stream of unknown length: %s', async (_name, size) => {
      const { store } = subject();
      const bytes = pattern(size);
      const put = await store.put('write/stream', streamOf(bytes));
      expect(put).toMatchObject({ size, sha256: sha256(bytes) });
      const head = await store.head('write/stream');
      expect(head).toMatchObject({ key: 'write/stream', size, sha256: sha256(bytes), etag: put.etag });
      expect((await read(store, 'write/stream')).equals(bytes)).toBe(true);
    });

    it.each([
      ['empty', 0],
      ['small', 1000],
      ['large', LARGE],
    ])('takes a buffer: %s', async (_name, size) => {
      const { store } = subject();
      const bytes = pattern(size, 2);
      expect(await store.put('write/buffer', bytes)).toMatchObject({ size, sha256: sha256(bytes) });
      expect((await read(store, 'write/buffer')).equals(bytes)).toBe(true);
    });

    it('replaces an object and its headers', async () => {
      const { store } = subject();
      const first = await store.put('write/replaced.txt', Buffer.from('one'), { contentType: 'text/x-one' });
      const second = await store.put('write/replaced.txt', Buffer.from('second'));
      expect(second.etag).not.toBe(first.etag);
      const head = await store.head('write/replaced.txt');
      expect(head?.contentType).toMatch(/^text\/plain/);
      expect(head).toMatchObject({ size: 6, sha256: sha256(Buffer.from('second')) });
    });

    it('keeps type, encoding and disposition', async () => {
      const { store } = subject();
      const headers = {
        contentType: 'application/json',
        contentEncoding: 'gzip',
        contentDisposition: 'attachment; filename="x.json"',
      };
      await store.put('write/headers', Buffer.from('x'), headers);
      expect(await store.head('write/headers')).toMatchObject(headers);
      await store.put('write/large-headers', streamOf(pattern(LARGE)), headers);
      expect(await store.head('write/large-headers')).toMatchObject(headers);
    });

    it('guesses the type from the key', async () => {
      const { store } = subject();
      await store.put('write/preview.jpg', Buffer.from('x'));
      await store.put('write/measurements.json.gz', Buffer.from('x'));
      expect(await store.head('write/preview.jpg')).toMatchObject({ contentType: 'image/jpeg' });
      const frames = { contentType: 'application/json', contentEncoding: 'gzip' };
      expect(await store.head('write/measurements.json.gz')).toMatchObject(frames);
    });

    it.each([
      ['small', 1000],
      ['large', LARGE],
    ])('refuses %s bytes of another checksum', async (_name, size) => {
      const { store } = subject();
      await store.put('write/checked', Buffer.from('former'));
      const bytes = pattern(size);
      const expected = { sha256: sha256(Buffer.from('something else')) };
      expect(await codeOf(store.put('write/checked', streamOf(bytes), expected))).toBe('storage_corrupt');
      expect((await read(store, 'write/checked')).toString()).toBe('former');
      expect(await leftovers(store)).toBe(0);
      const right = { sha256: sha256(bytes).toUpperCase() };
      expect(await store.put('write/checked', streamOf(bytes), right)).toMatchObject({ size });
    });

    it.each([
      ['small', 1000],
      ['large', LARGE],
    ])('a broken %s source leaves nothing', async (_name, size) => {
      const { store } = subject();
      const broken = streamOf(pattern(size), new Error('the camera was unplugged'));
      await expect(store.put('write/broken', broken)).rejects.toThrow('the camera was unplugged');
      expect(await store.head('write/broken')).toBeNull();
      expect(await keysOf(store, 'write/broken')).toEqual([]);
      expect(await leftovers(store)).toBe(0);
    });

    it('an aborted write leaves the former object and nothing else', async () => {
      const { store } = subject();
      await store.put('write/aborted', Buffer.from('former'));
      const abort = new AbortController();
      async function* endless(): AsyncGenerator<Buffer> {
        for (let sent = 0; ; sent += 1) {
          if (sent === 50) abort.abort(new Error('enough'));
          yield pattern(1024 ** 2);
        }
      }
      const source = Readable.from(endless(), { objectMode: false });
      await expect(store.put('write/aborted', source, { signal: abort.signal })).rejects.toThrow('enough');
      expect(source.destroyed).toBe(true);
      expect((await read(store, 'write/aborted')).toString()).toBe('former');
      expect(await leftovers(store)).toBe(0);
    });

    it('does not begin what is aborted already', async () => {
      const { store } = subject();
      const signal = AbortSignal.abort(new Error('too late'));
      await expect(store.put('write/never', Buffer.from('x'), { signal })).rejects.toThrow('too late');
      expect(await store.head('write/never')).toBeNull();
    });

    it('of concurrent writers one wins wholly', async () => {
      const { store } = subject();
      const bodies = Array.from({ length: 8 }, (_, i) => pattern(i % 2 ? 17 * 1024 ** 2 : 10_000, i + 1));
      await Promise.all(bodies.map((bytes) => store.put('write/raced', streamOf(bytes))));
      const [head, bytes] = [await store.head('write/raced'), await read(store, 'write/raced')];
      const winner = bodies.find((body) => body.equals(bytes));
      expect(winner).toBeDefined();
      expect(head).toMatchObject({ size: bytes.length, sha256: sha256(bytes) });
      expect(await leftovers(store)).toBe(0);
    }, 120_000);

    it('takes odd keys', async () => {
      const { store } = subject();
      for (const key of ODD_KEYS) await store.put(key, Buffer.from(key));
      expect(new Set(await keysOf(store, 'odd/'))).toEqual(new Set(ODD_KEYS));
      for (const key of ODD_KEYS) {
        expect((await read(store, key)).toString()).toBe(key);
        await store.copy(key, `${key}.copy`);
        expect((await read(store, `${key}.copy`)).toString()).toBe(key);
        await store.delete(key);
        expect(await store.head(key)).toBeNull();
      }
    });

    it.each([
      '',
      '/a',
      'a/',
      'a//b',
      '../a',
      'a/../../b',
      'a/./b',
      'a\\b',
      'a\0b',
      'a\nb',
      '.papiscope/meta',
    ])('refuses the key %j', async (key) => {
      const { store } = subject();
      expect(await codeOf(store.put(key, Buffer.from('x')))).toBe('validation_failed');
      expect(await codeOf(store.get(key))).toBe('validation_failed');
      expect(await codeOf(store.delete(key))).toBe('validation_failed');
      expect(await codeOf(Promise.resolve().then(() => store.signedReadUrl(key)))).toBe('validation_failed');
    });
  });
}
