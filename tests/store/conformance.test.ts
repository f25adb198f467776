import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { FileStore } from '@papiscope/shared';
import type { ObjectStore, S3Settings } from '@papiscope/shared';
import { radosgwAvailable, S3Store, startRadosgw } from '@papiscope/shared/testing';
import { copying } from './conformance/copying';
import { listing } from './conformance/listing';
import { reading } from './conformance/reading';
import type { Subject } from './conformance/subject';
import { urls } from './conformance/urls';
import { writing } from './conformance/writing';
import { serveLocal } from './localServer';

const SECRET = 'a secret for tests only';

async function openFolder(): Promise<{ store: FileStore; close(): Promise<void> }> {
  const root = await mkdtemp(path.join(tmpdir(), 'papiscope-store-'));
  const opened: { store?: ObjectStore } = {};
  const server = await serveLocal(SECRET, () => opened.store!);
  const store = new FileStore({ root, signingSecret: SECRET, publicUrl: server.url, expiresIn: 60 });
  opened.store = store;
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await rm(root, { recursive: true, force: true });
  };
  return { store, close };
}

async function folderSubject(): Promise<Subject> {
  const [mine, second] = [await openFolder(), await openFolder()];
  const close = async (): Promise<void> => void (await Promise.all([mine.close(), second.close()]));
  return { store: mine.store, other: second.store, close };
}

async function bucketSubject(checksums: S3Settings['checksums']): Promise<Subject> {
  const [server, folder] = [await startRadosgw(), await openFolder()];
  const store = new S3Store({ ...server, checksums }, 60);
  const close = async (): Promise<void> => {
    store.close();
    await Promise.all([server.stop(), folder.close()]);
  };
  return { store, other: folder.store, close };
}

function conforms(open: () => Promise<Subject>): void {
  let current: Subject | undefined;
  const subject = (): Subject => current!;
  beforeAll(async () => {
    current = await open();
  }, 120_000);
  afterAll(() => current?.close());
  for (const chapter of [writing, reading, listing, copying, urls]) chapter(subject);
}

describe('object store in a folder', () => conforms(folderSubject));

const { available, missing } = radosgwAvailable();
if (available) {
  describe('object store on S3', () => conforms(() => bucketSubject('required')));
  describe("object store on S3, with the SDK's checksums", () => conforms(() => bucketSubject('always')));
} else it.skip(`object store on S3: left out, this machine has no ${missing.join(', ')}`, () => undefined);
