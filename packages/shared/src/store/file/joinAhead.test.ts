import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { until } from '../../testing';
import type { UploadPart } from '../types';
import { JoinAhead, type UploadFolder } from './joinAhead';

let folder = '';
let parts: UploadPart[] = [];
let upload: UploadFolder;
let ahead: JoinAhead;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'papiscope-ahead-'));
  parts = [];
  ahead = new JoinAhead(0);
  upload = {
    folder,
    parts: () => Promise.resolve([...parts].sort((a, b) => a.partNumber - b.partNumber)),
    fileOf: ({ etag }) => path.join(folder, etag),
  };
});
afterEach(async () => {
  await ahead.drop(folder);
  await rm(folder, { recursive: true, force: true });
});

async function arrive(partNumber: number, text: string): Promise<void> {
  await writeFile(path.join(folder, text), text);
  parts = parts.filter((part) => part.partNumber !== partNumber);
  parts.push({ partNumber, etag: text, size: text.length });
  ahead.advance(upload);
}

async function aheadFile(): Promise<string | undefined> {
  return (await readdir(folder)).find((name) => name.startsWith('ahead-'));
}

async function joinedBytes(): Promise<string> {
  const file = await aheadFile();
  return file === undefined ? '' : readFile(path.join(folder, file), 'utf8');
}

const hasJoined = (text: string): Promise<unknown> =>
  until(`${text} is joined`, async () => (await joinedBytes()) === text);

async function taken(): Promise<{ sha256: string; held: number; bytes: string } | null> {
  const joined = await ahead.take(folder, await upload.parts(), path.join(folder, 'taken'));
  return (
    joined && {
      sha256: joined.sha256,
      held: joined.parts.length,
      bytes: await readFile(joined.path, 'utf8'),
    }
  );
}

const hashed = (text: string): string => createHash('sha256').update(text).digest('hex');

test('parts are joined in their order while others still arrive', async () => {
  await arrive(2, 'two');
  await arrive(1, 'one');
  await hasJoined('onetwo');
  await arrive(4, 'four');
  expect(await taken()).toEqual({ bytes: 'onetwo', held: 2, sha256: hashed('onetwo') });
  expect(await aheadFile()).toBeUndefined();
});

test('a part that comes again in another form begins it anew', async () => {
  await arrive(1, 'one');
  await arrive(2, 'two');
  await hasJoined('onetwo');
  await arrive(1, 'uno');
  await hasJoined('unotwo');
  expect(await taken()).toMatchObject({ bytes: 'unotwo', sha256: hashed('unotwo') });
});

test('what holds other parts than are asked for is not handed over', async () => {
  await arrive(1, 'one');
  await hasJoined('one');
  parts = [{ partNumber: 1, etag: 'uno', size: 3 }];
  expect(await taken()).toBeNull();
  expect(await aheadFile()).toBeUndefined();
});

test('what a killed process has left is removed, and joined again', async () => {
  await writeFile(path.join(folder, 'ahead-of-a-killed-process'), 'on');
  await arrive(1, 'one');
  await hasJoined('one');
  expect((await readdir(folder)).filter((name) => name.startsWith('ahead-'))).toHaveLength(1);
});

test('a file that somebody has removed, and a part that is not whole, are nothing but lost time', async () => {
  await arrive(1, 'one');
  await hasJoined('one');
  await rm(path.join(folder, (await aheadFile())!));
  expect(await taken()).toBeNull();

  await writeFile(path.join(folder, 'torn'), 'to');
  parts = [{ partNumber: 1, etag: 'torn', size: 4 }];
  ahead.advance(upload);
  expect(await taken()).toBeNull();
  expect(await aheadFile()).toBeUndefined();
});
