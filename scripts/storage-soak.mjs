// node scripts/storage-soak.mjs [SESSIONS] [local|s3]     uploads, lists, links, reads and deletes small sessions; default 2000 on each
// Exit status 1 when something is left behind or the API's memory grows. Linux, after a build; S3 is Ceph's gateway where it is installed.
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { call, SITE, startApiProcess } from './lib/apiProcess.mjs';
import { clip } from './lib/clip.mjs';

const load = createRequire(import.meta.url);
const { createDatabase, createStores, loadConfig } = load('../packages/shared/dist/index.js');
const { radosgwAvailable, startRadosgw, startTestDatabase } = load(
  '../packages/shared/dist/testing/index.js',
);

const SESSIONS = Number(process.argv[2] ?? 2000);
const PARALLEL = 6;
/** One session in so many is uploaded in parts. */
const IN_PARTS = 20;
/** MiB that the second half of the run may need more than the first. */
const GROWTH = 40;

async function inParts(url, video) {
  const wanted = { airport_icao: 'LZIB', runway_code: '22', file_name: 'flight.mp4', size: video.length };
  const { upload_id: id } = await call(url, 'POST', '/api/v1/uploads', wanted);
  const part = await call(url, 'GET', `/api/v1/uploads/${id}/parts/1/url`);
  const sent = await fetch(new URL(part.url, url), { method: 'PUT', body: video });
  const parts = [{ part_number: 1, etag: sent.headers.get('etag') }];
  return call(url, 'POST', `/api/v1/uploads/${id}/complete`, { parts });
}

async function inOne(url, video) {
  const form = new FormData();
  form.append('airport_icao', 'LZIB');
  form.append('runway_code', '22');
  form.append('telemetry', new File(['1\n00:00:00,000 --> 00:00:00,033\n[latitude: 48.17]\n'], 'flight.srt'));
  form.append('video', new File([video], 'flight.mp4'));
  return call(url, 'POST', '/api/v1/papi-measurements/upload-video', form);
}

async function oneSession(url, video, index) {
  const { session_id: id } = await (index % IN_PARTS === 0 ? inParts : inOne)(url, video);
  const session = `/api/v1/papi-measurements/session/${id}`;
  await call(url, 'GET', '/api/v1/papi-measurements/sessions?page_size=20');
  await call(url, 'GET', session);
  const link = await call(url, 'GET', `/api/v1/papi-measurements/${id}/video/original/url`);
  const range = await fetch(new URL(link.url, url), { headers: { range: 'bytes=0-99' } });
  const bytes = await range.arrayBuffer();
  if (range.status !== 206 || bytes.byteLength !== 100) throw new Error(`range: ${range.status}`);
  const removed = await call(url, 'DELETE', session);
  if (!removed.complete || removed.removed.length !== 1)
    throw new Error(`not removed: ${JSON.stringify(removed)}`);
}

async function soak(name, storage) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'papiscope-soak-'));
  const database = await startTestDatabase();
  // With a small heap what goes on growing is a leak, and not garbage that V8 has not troubled to collect.
  const env = { ...storage, NODE_OPTIONS: '--max-old-space-size=160 --max-semi-space-size=4' };
  const api = await startApiProcess({ databaseUrl: database.url, dataPath: folder, env });
  const memory = [];
  try {
    const video = await clip();
    await call(api.url, 'PUT', '/api/v1/sites', SITE);
    const began = Date.now();
    let next = 0;
    const lane = async () => {
      for (let index = next++; index < SESSIONS; index = next++) {
        await oneSession(api.url, video, index);
        if (index % Math.ceil(SESSIONS / 10) === 0) memory.push(Math.round(await api.memory()));
      }
    };
    await Promise.all(Array.from({ length: PARALLEL }, lane));
    memory.push(Math.round(await api.memory()));
    const seconds = ((Date.now() - began) / 1000).toFixed(0);

    const settings = {
      ...env,
      DATABASE_URL: database.url,
      DATA_PATH: folder,
      SIGNING_SECRET: 'x'.repeat(16),
    };
    const stores = createStores(loadConfig(settings).storage);
    const rows = createDatabase(database.url);
    const left = [];
    for (const store of stores.all)
      for await (const { key } of store.list('')) left.push(`${store.type}:${key}`);
    let unfinished = 0;
    for (const store of stores.all) unfinished += await store.sweepUnfinished(new Date(Date.now() + 60_000));
    const counts = [
      await rows.measurementSession.count(),
      await rows.upload.count(),
      await rows.chore.count(),
    ];
    await rows.$disconnect();
    stores.close();

    const half = Math.ceil(memory.length / 2);
    const growth = Math.max(...memory.slice(half)) - Math.max(...memory.slice(0, half));
    console.log(`${name}: ${SESSIONS} sessions in ${seconds} s; memory of the API ${memory.join(' ')} MiB`);
    console.log(
      `${name}: objects left ${left.length}, unfinished writes ${unfinished}, rows left ${counts.join('/')}`,
    );
    return left.length === 0 && unfinished === 0 && counts.every((count) => count === 0) && growth < GROWTH;
  } finally {
    await api.stop();
    await database.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

const [, , , only] = process.argv;
let good = only === 's3' || (await soak('local', {}));
const { available, missing } = radosgwAvailable();
if (available && only !== 'local') {
  const s3 = await startRadosgw();
  try {
    const keys = { AWS_ACCESS_KEY_ID: s3.accessKeyId, AWS_SECRET_ACCESS_KEY: s3.secretAccessKey };
    const bucket = {
      USE_S3_STORAGE: 'true',
      S3_BUCKET: s3.bucket,
      S3_ENDPOINT: s3.endpoint,
      AWS_REGION: s3.region,
    };
    good = (await soak('s3', { ...bucket, ...keys })) && good;
  } finally {
    await s3.stop();
  }
} else if (!available) console.log(`s3: left out, this machine has no ${missing.join(', ')}`);
process.exitCode = good ? 0 : 1;
