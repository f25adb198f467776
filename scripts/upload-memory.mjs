// node scripts/upload-memory.mjs [GIB]     uploads one large video, in one request and in parts, into the local folder; default 5
// Prints the API's largest memory; exit status 1 at 300 MB or more. Linux, after a build; needs about three times the size on the disk.
import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { call, SITE, startApiProcess } from './lib/apiProcess.mjs';
import { clip } from './lib/clip.mjs';

const load = createRequire(import.meta.url);
const { startTestDatabase } = load('../packages/shared/dist/testing/index.js');
const { uploadPartSize } = load('../packages/shared/dist/contracts/index.js');

const SIZE = Math.round(Number(process.argv[2] ?? 5) * 1024 ** 3);
const LIMIT = 300e6 / 1024 ** 2;
const ZEROS = Buffer.alloc(1024 ** 2);

/** A real video, followed by a box of free space (ISO/IEC 14496-12, 8.1.2) up to the size wanted. */
async function largeVideo() {
  const start = await clip();
  const box = Buffer.alloc(16);
  box.writeUInt32BE(1, 0);
  box.write('free', 4, 'latin1');
  box.writeBigUInt64BE(BigInt(SIZE - start.length), 8);
  const head = Buffer.concat([start, box]);
  return function* bytes(from, to) {
    if (from < head.length) yield head.subarray(from, Math.min(to, head.length));
    for (let at = Math.max(from, head.length); at < to; at += ZEROS.length)
      yield ZEROS.subarray(0, Math.min(ZEROS.length, to - at));
  };
}

async function send(url, method, headers, body) {
  const outgoing = request(url, { method, headers });
  const answer = new Promise((resolve, reject) => outgoing.once('response', resolve).once('error', reject));
  await pipeline(Readable.from(body, { objectMode: false }), outgoing);
  const response = await answer;
  const text = Buffer.concat(await response.toArray()).toString();
  if (response.statusCode >= 300) throw new Error(`${method} ${url}: ${response.statusCode} ${text}`);
  return { headers: response.headers, text };
}

async function inOne(url, bytes) {
  const field = (name, more, value = '') =>
    `--b\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${value}`;
  const start = Buffer.from(
    `${field('airport_icao', '', 'LZIB')}\r\n${field('runway_code', '', '22')}\r\n${field('video', '; filename="flight.mp4"')}`,
  );
  const end = Buffer.from('\r\n--b--\r\n');
  function* form() {
    yield start;
    yield* bytes(0, SIZE);
    yield end;
  }
  const headers = {
    'content-type': 'multipart/form-data; boundary=b',
    'content-length': start.length + SIZE + end.length,
  };
  const { text } = await send(`${url}/api/v1/papi-measurements/upload-video`, 'POST', headers, form());
  return JSON.parse(text).session_id;
}

async function inParts(url, bytes) {
  const wanted = { airport_icao: 'LZIB', runway_code: '22', file_name: 'flight.mp4', size: SIZE };
  const { upload_id: id } = await call(url, 'POST', '/api/v1/uploads', wanted);
  const size = uploadPartSize(SIZE);
  const count = Math.ceil(SIZE / size);
  const parts = [];
  let next = 1;
  const lane = async () => {
    for (let number = next++; number <= count; number = next++) {
      const part = await call(url, 'GET', `/api/v1/uploads/${id}/parts/${number}/url`);
      const [from, to] = [(number - 1) * size, Math.min(SIZE, number * size)];
      const { headers } = await send(
        new URL(part.url, url),
        'PUT',
        { 'content-length': to - from },
        bytes(from, to),
      );
      parts[number - 1] = { part_number: number, etag: headers.etag };
    }
  };
  await Promise.all([lane(), lane(), lane(), lane()]);
  return (await call(url, 'POST', `/api/v1/uploads/${id}/complete`, { parts })).session_id;
}

const folder = await mkdtemp(path.join(os.tmpdir(), 'papiscope-upload-'));
const database = await startTestDatabase();
try {
  const bytes = await largeVideo();
  for (const [name, way] of [
    ['in one request', inOne],
    ['in parts', inParts],
  ]) {
    const api = await startApiProcess({ databaseUrl: database.url, dataPath: folder });
    try {
      await call(api.url, 'PUT', '/api/v1/sites', SITE);
      const began = Date.now();
      const id = await way(api.url, bytes);
      const seconds = ((Date.now() - began) / 1000).toFixed(0);
      const peak = await api.peakMemory();
      console.log(
        `${(SIZE / 1024 ** 3).toFixed(2)} GiB ${name}: ${seconds} s, memory of the API at most ${peak.toFixed(0)} MiB`,
      );
      if (peak >= LIMIT) process.exitCode = 1;
      await call(api.url, 'DELETE', `/api/v1/papi-measurements/session/${id}`);
    } finally {
      await api.stop();
    }
  }
} finally {
  await database.stop();
  await rm(folder, { recursive: true, force: true });
}
