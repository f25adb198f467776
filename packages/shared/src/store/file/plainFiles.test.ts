import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { FileStore } from './fileStore';

let root = '';
let store: FileStore;

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'papiscope-plain-'));
  store = new FileStore({ root, signingSecret: 'for tests', publicUrl: '', expiresIn: 60 });
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function everything(): Promise<string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}

it('reads files that papiscope did not write', async () => {
  await mkdir(path.join(root, 'frames/old'), { recursive: true });
  await writeFile(path.join(root, 'frames/old/measurements.json.gz'), 'zipped');
  const head = await store.head('frames/old/measurements.json.gz');
  expect(head).toMatchObject({ size: 6, contentType: 'application/json', contentEncoding: 'gzip' });
  expect(head).not.toHaveProperty('sha256');
  const copied = await store.copy('frames/old/measurements.json.gz', 'frames/new/measurements.json.gz');
  expect(copied.sha256).toMatch(/^[0-9a-f]{64}$/);
});

it('does not believe metadata of a file that was changed behind its back', async () => {
  await store.put('a/b.txt', Buffer.from('one'), { contentType: 'text/x-own' });
  await writeFile(path.join(root, 'a/b.txt'), 'two');
  await utimes(path.join(root, 'a/b.txt'), new Date(), new Date());
  const head = await store.head('a/b.txt');
  expect(head?.contentType).toMatch(/^text\/plain/);
  expect(head).not.toHaveProperty('sha256');
});

it('leaves no file of its own when all objects are gone', async () => {
  for (const key of ['a/1', 'a/2', 'b/c/3']) {
    await store.put(key, Buffer.from('first'));
    await store.put(key, Buffer.from('again'));
  }
  await store.copy('a/1', 'a/4');
  await store.deletePrefix('');
  expect(await everything()).toEqual([]);
  expect((await readdir(root)).filter((name) => !name.startsWith('.papiscope'))).toEqual([]);
});

it('clears away what a finished upload has left, and does not count it as unfinished', async () => {
  const { multipart } = store;
  const { uploadId } = await multipart.create('a/b');
  const part = await multipart.putPart('a/b', uploadId, 1, Buffer.from('whole'));
  await multipart.complete('a/b', uploadId, [part]);
  const left = async () => (await everything()).filter((file) => file.includes(uploadId));
  expect(await left()).not.toEqual([]);
  expect(await store.sweepUnfinished(new Date(0))).toBe(0);
  expect(await left()).toEqual([]);
  expect(await store.head('a/b')).toMatchObject({ size: 5 });
});

it('tells that a folder and a file would have the same name', async () => {
  await store.put('a/b', Buffer.from('x'));
  await expect(store.put('a/b/c', Buffer.from('x'))).rejects.toMatchObject({ code: 'conflict' });
  await expect(store.put('a', Buffer.from('x'))).rejects.toMatchObject({ code: 'conflict' });
  expect(await everything()).toHaveLength(2);
});

it('is not ready where the data folder cannot be', async () => {
  await writeFile(path.join(root, 'file'), '');
  const misplaced = new FileStore({
    root: path.join(root, 'file'),
    signingSecret: '',
    publicUrl: '',
    expiresIn: 1,
  });
  await expect(misplaced.ping()).rejects.toMatchObject({ code: 'storage_unavailable' });
});
