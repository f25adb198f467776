import type { Subject } from './subject';
import { codeOf, pattern, sha256 } from './subject';

const PART = 5 * 1024 ** 2;

async function fetchBytes(url: string, headers: Record<string, string> = {}): Promise<Buffer> {
  const response = await fetch(url, { headers });
  expect(response.ok).toBe(true);
  return Buffer.from(await response.arrayBuffer());
}

/** Polls until the URL is refused; a signed URL holds whole seconds only. */
async function statusWhenRefused(url: string, init: RequestInit = {}): Promise<number> {
  for (const deadline = Date.now() + 10_000; Date.now() < deadline;) {
    const response = await fetch(url, init);
    await response.arrayBuffer();
    if (!response.ok) return response.status;
  }
  return 200;
}

export function urls(subject: () => Subject): void {
  describe('signed URLs', () => {
    const key = 'url/flight é #1.mp4';
    const bytes = pattern(100_000);

    it('are read without more, also in ranges', async () => {
      const { store } = subject();
      await store.put(key, bytes);
      const url = await store.signedReadUrl(key);
      expect((await fetchBytes(url)).equals(bytes)).toBe(true);
      expect((await fetchBytes(url, { range: 'bytes=10-19' })).equals(bytes.subarray(10, 20))).toBe(true);
      expect((await fetch(url)).headers.get('content-type')).toBe('video/mp4');
    });

    it('say how the file is to be saved', async () => {
      const { store } = subject();
      await store.put(key, bytes);
      const options = { downloadName: 'Let č. 5 "LZIB".mp4', contentType: 'application/octet-stream' };
      const { headers } = await fetch(await store.signedReadUrl(key, options));
      expect(headers.get('content-type')).toBe('application/octet-stream');
      expect(headers.get('content-disposition')).toContain(
        "filename*=UTF-8''Let%20%C4%8D.%205%20%22LZIB%22.mp4",
      );
    });

    it('refuse tampering', async () => {
      const { store } = subject();
      await store.put(key, bytes);
      await store.put('url/secret', Buffer.from('secret'));
      const url = await store.signedReadUrl(key, { downloadName: 'x.mp4' });
      for (const changed of [
        url.replace(/flight[^?]*/, 'secret'),
        url.replace(/x\.mp4/, 'y.mp4'),
        url.replace(
          /([?&](?:expires|X-Amz-Date)=)([^&]*)/,
          (_all, name: string, value: string) =>
            `${name}${value.startsWith('2') ? value.replace('2', '3') : value.replace('1', '9')}`,
        ),
        url.replace(
          /([Ss]ignature=)(.)/,
          (_all, name: string, first: string) => `${name}${first === '0' ? '1' : '0'}`,
        ),
        url.replace(/[?].*/, ''),
      ]) {
        expect(changed).not.toBe(url);
        expect((await fetch(changed)).status).toBe(403);
      }
    });

    it('expire', async () => {
      const { store } = subject();
      await store.put(key, bytes);
      expect(await statusWhenRefused(await store.signedReadUrl(key, { expiresIn: 1 }))).toBe(403);
    });

    it('refuse to write', async () => {
      const { store } = subject();
      await store.put(key, bytes);
      const response = await fetch(await store.signedReadUrl(key), { method: 'PUT', body: 'x' });
      expect(response.status).toBeGreaterThanOrEqual(400);
      expect((await store.head(key))?.sha256).toBe(sha256(bytes));
    });
  });

  describe('uploads in parts', () => {
    const key = 'parts/flight.mp4';
    const pieces = [pattern(PART, 1), pattern(PART + 3, 2), pattern(100, 3)];

    async function send(upload: string, partNumber: number, body: Buffer): Promise<void> {
      const url = await subject().store.multipart.signPart(key, upload, partNumber);
      expect((await fetch(url, { method: 'PUT', body: new Uint8Array(body) })).ok).toBe(true);
    }

    it('are sent by URL, in any order, listed and joined', async () => {
      const { multipart, head } = subject().store;
      const { uploadId } = await multipart.create(key, { contentType: 'video/x-test' });
      await send(uploadId, 3, pieces[2]!);
      await send(uploadId, 1, pattern(PART, 9));
      await send(uploadId, 2, pieces[1]!);
      await send(uploadId, 1, pieces[0]!);
      const parts = await multipart.listParts(key, uploadId);
      expect(parts.map(({ partNumber, size }) => [partNumber, size])).toEqual([
        [1, PART],
        [2, PART + 3],
        [3, 100],
      ]);
      expect(await head.call(subject().store, key)).toBeNull();

      const joined = await multipart.complete(key, uploadId, parts);
      expect(joined).toMatchObject({ key, size: 2 * PART + 103, contentType: 'video/x-test' });
      const bytes = await fetchBytes(await subject().store.signedReadUrl(key));
      expect(bytes.equals(Buffer.concat(pieces))).toBe(true);
      expect(await codeOf(multipart.listParts(key, uploadId))).toBe('not_found');
    });

    it('take parts at the signed address only, and only until it expires', async () => {
      const { multipart } = subject().store;
      const { uploadId } = await multipart.create(key);
      const url = await multipart.signPart(key, uploadId, 1);
      const put = async (address: string): Promise<number> =>
        (await fetch(address, { method: 'PUT', body: 'x' })).status;
      for (const changed of [
        url.replace(/partNumber=1|\/1\?/, (found) => found.replace('1', '2')),
        url.replace(
          /([Ss]ignature=)(.)/,
          (_all, name: string, first: string) => `${name}${first === '0' ? '1' : '0'}`,
        ),
        url.replace(/flight/, 'plight'),
      ]) {
        expect(changed).not.toBe(url);
        expect(await put(changed)).toBe(403);
      }
      const brief = await multipart.signPart(key, uploadId, 1, 1);
      expect(await statusWhenRefused(brief, { method: 'PUT', body: 'x' })).toBe(403);
      await multipart.abort(key, uploadId);
    });

    it('refuse what does not make an object', async () => {
      const { multipart } = subject().store;
      const { uploadId } = await multipart.create('parts/bad');
      const small = await multipart.putPart('parts/bad', uploadId, 1, Buffer.from('small'));
      const last = await multipart.putPart('parts/bad', uploadId, 2, Buffer.from('last'));
      const complete = (parts: { partNumber: number; etag: string }[]): Promise<string> =>
        codeOf(multipart.complete('parts/bad', uploadId, parts));
      expect(await complete([])).toBe('validation_failed');
      expect(await complete([small, last])).toBe('validation_failed');
      expect(await complete([last, small])).toBe('validation_failed');
      expect(await complete([{ partNumber: 2, etag: small.etag }])).toBe('validation_failed');
      expect(await complete([{ partNumber: 7, etag: small.etag }])).toBe('validation_failed');
      for (const number of [0, 10_001, 1.5])
        expect(await codeOf(multipart.signPart('parts/bad', uploadId, number))).toBe('validation_failed');

      await multipart.abort('parts/bad', uploadId);
      await expect(multipart.abort('parts/bad', uploadId)).resolves.toBeUndefined();
      expect(await codeOf(multipart.listParts('parts/bad', uploadId))).toBe('not_found');
      expect(await subject().store.head('parts/bad')).toBeNull();
    });

    it('that were abandoned are swept', async () => {
      const { store } = subject();
      const { uploadId } = await store.multipart.create('parts/abandoned');
      await store.multipart.putPart('parts/abandoned', uploadId, 1, Buffer.from('x'));
      expect(await store.sweepUnfinished(new Date(Date.now() - 3_600_000))).toBe(0);
      expect(await store.sweepUnfinished(new Date(Date.now() + 3_600_000), new Set([uploadId]))).toBe(0);
      expect(await store.sweepUnfinished(new Date(Date.now() + 3_600_000))).toBe(1);
      expect(await codeOf(store.multipart.listParts('parts/abandoned', uploadId))).toBe('not_found');
    });
  });
}
