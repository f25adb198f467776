// Requests as clients send them, and how long they take.
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { request } from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { call } from '../lib/apiProcess.mjs';

const { uploadPartSize } = createRequire(import.meta.url)('../../packages/shared/dist/contracts/index.js');

/** The part `value` (0–1) of the numbers are smaller. */
export function quantile(numbers, value) {
  return numbers.toSorted((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(value * numbers.length))];
}

async function send(url, method, length, body) {
  const outgoing = request(url, { method, headers: { 'content-length': length } });
  const answer = new Promise((resolve, reject) => outgoing.once('response', resolve).once('error', reject));
  await pipeline(body, outgoing);
  const response = await answer;
  const text = Buffer.concat(await response.toArray()).toString();
  if (response.statusCode >= 300) throw new Error(`${method} ${url}: ${response.statusCode} ${text}`);
  return response.headers;
}

/** Uploads a flight in parts, four at a time, as the app does, up to its last byte. Resolves with what completes it and gives the session's id. */
export async function uploadParts(url, site, flight, options) {
  const { size } = await stat(flight.video);
  const { upload_id: id } = await call(url, 'POST', '/api/v1/uploads', {
    airport_icao: site.airport.icao,
    runway_code: site.runway.code,
    file_name: path.basename(flight.video),
    size,
    options,
  });
  const telemetry = await readFile(flight.telemetry);
  const address = `${url}/api/v1/uploads/${id}/telemetry?file_name=${path.basename(flight.telemetry)}`;
  await send(address, 'PUT', telemetry.length, [telemetry]);
  const partSize = uploadPartSize(size);
  const count = Math.ceil(size / partSize);
  const parts = [];
  let next = 1;
  const lane = async () => {
    for (let number = next++; number <= count; number = next++) {
      const part = await call(url, 'GET', `/api/v1/uploads/${id}/parts/${number}/url`);
      const [from, to] = [(number - 1) * partSize, Math.min(size, number * partSize)];
      const bytes = createReadStream(flight.video, { start: from, end: to - 1 });
      const { etag } = await send(new URL(part.url, url), 'PUT', to - from, bytes);
      parts[number - 1] = { part_number: number, etag };
    }
  };
  await Promise.all([lane(), lane(), lane(), lane()]);
  return async () => (await call(url, 'POST', `/api/v1/uploads/${id}/complete`, { parts })).session_id;
}

/** Milliseconds from the request to the last byte of the answer; `bytes` of it. */
export async function timed(address) {
  const began = performance.now();
  const response = await fetch(address);
  let bytes = 0;
  for await (const chunk of response.body ?? []) bytes += chunk.length;
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return { ms: performance.now() - began, bytes };
}

/** So many requests by so many clients at a time. `addressOf`: of the n-th request. */
export async function hammer(addressOf, count, clients) {
  const times = [];
  let next = 0;
  const began = performance.now();
  const client = async () => {
    while (next < count) times.push((await timed(addressOf(next++))).ms);
  };
  await Promise.all(Array.from({ length: clients }, client));
  return { times, perSecond: (1000 * count) / (performance.now() - began) };
}

/** Waits until `ask` gives something. */
export async function until(ask, everyMs = 10) {
  for (;;) {
    const found = await ask();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}
