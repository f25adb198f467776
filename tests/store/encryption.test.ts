import { HeadObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { originalVideoKey, type S3Settings } from '@papiscope/shared';
import { radosgwAvailable, S3Store, startRadosgw, type TestS3 } from '@papiscope/shared/testing';
import { codeOf, leftovers, pattern, read, sha256, streamOf } from './conformance/subject';

const PART = 16 * 1024 ** 2;
const LARGE = pattern(2 * PART + 1000);

const { available, missing } = radosgwAvailable();
if (!available) test.skip(`left out, this machine has no ${missing.join(', ')}`, () => undefined);

(available ? describe : describe.skip)('encryption at rest by a real server', () => {
  let s3: TestS3;
  let client: S3Client;
  const opened: S3Store[] = [];
  const open = (encryption: S3Settings['encryption']): S3Store => {
    const store = new S3Store({ ...s3, encryption }, 60);
    opened.push(store);
    return store;
  };
  beforeAll(async () => {
    s3 = await startRadosgw();
    const { accessKeyId, secretAccessKey, endpoint, region } = s3;
    client = new S3Client({
      endpoint,
      region,
      forcePathStyle: true,
      credentials: { accessKeyId, secretAccessKey },
    });
  }, 120_000);
  afterAll(async () => {
    for (const store of opened) store.close();
    client?.destroy();
    await s3?.stop();
  });
  const described = (key: string) => client.send(new HeadObjectCommand({ Bucket: s3.bucket, Key: key }));

  test('SSE-KMS: every way of writing leaves an encrypted object, and reading gives the bytes back', async () => {
    const store = open({ type: 'kms', keyId: s3.kmsKeyId });
    await store.put('frames/small', LARGE.subarray(0, 1000));
    await store.put('frames/stream', streamOf(LARGE), { sha256: sha256(LARGE) });
    const key = originalVideoKey('id', 'flight.mp4');
    const { uploadId } = await store.multipart.create(key);
    const cut = [LARGE.subarray(0, PART), LARGE.subarray(PART)];
    const parts = await Promise.all(
      cut.map(async (bytes, index) => {
        const url = await store.multipart.signPart(key, uploadId, index + 1);
        const sent = await fetch(url, { method: 'PUT', body: new Uint8Array(bytes) });
        return { partNumber: index + 1, etag: sent.headers.get('etag') ?? '' };
      }),
    );
    await store.multipart.complete(key, uploadId, parts);

    for (const [name, bytes] of [
      ['frames/small', LARGE.subarray(0, 1000)],
      ['frames/stream', LARGE],
      [key, LARGE],
    ] as const) {
      expect(await described(name)).toMatchObject({
        ServerSideEncryption: 'aws:kms',
        SSEKMSKeyId: s3.kmsKeyId,
      });
      expect((await read(store, name)).equals(bytes)).toBe(true);
      const url = await store.signedReadUrl(name);
      const part = await fetch(url, { headers: { range: 'bytes=10-19' } });
      expect(Buffer.from(await part.arrayBuffer())).toEqual(bytes.subarray(10, 20));
    }
    expect(await leftovers(store)).toBe(0);
  });

  // Ceph's gateway answers 501 to copies of encrypted objects; Amazon's S3 makes them.
  test('a server that cannot copy what it has encrypted is told so, and nothing is left of the write', async () => {
    const store = open({ type: 'kms', keyId: s3.kmsKeyId });
    await expect(store.put('frames/described-later', streamOf(LARGE))).rejects.toMatchObject({
      code: 'storage_unavailable',
      message: expect.stringContaining('S3_ENCRYPTION'),
    });
    expect(await store.head('frames/described-later')).toBeNull();
    expect(await leftovers(store)).toBe(0);
  });

  test('a key that the server does not know refuses the write, and nothing is left of it', async () => {
    const store = open({ type: 'kms', keyId: 'no-such-key' });
    expect(await codeOf(store.put('frames/unknown', Buffer.from('x')))).toBe('storage_unavailable');
    expect(await codeOf(store.put('frames/unknown', streamOf(LARGE)))).toBe('storage_unavailable');
    expect(await store.head('frames/unknown')).toBeNull();
    expect(await leftovers(store)).toBe(0);
  });
});
