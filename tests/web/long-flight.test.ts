import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { startApi, type RunningApi } from '@papiscope/api';
import {
  confirmLights,
  finishFit,
  finishIngest,
  finishSegment,
  framesKey,
  originalVideoKey,
  runWorker,
  workKey,
  type RunningWorker,
} from '@papiscope/shared';
import { startTestEnvironment, until, type TestEnvironment } from '@papiscope/shared/testing';
import { handlers } from '@papiscope/upload';
import { probeVideo } from '@papiscope/video';
import type { Browser, Page } from 'playwright-core';
import { findChromium, keepPicture, launchChromium, openContext } from './browser';
import { longFlight, writeLongFrames, writeLongVideo, type LongFlight } from './long-flight';
import { framesWhile } from './frame-times';

const MINUTES = 60_000;
/** Seconds of the flight: half an hour, at 60 frames a second 108,000 of them. */
const SECONDS = Number(process.env['LONG_FLIGHT'] ?? 0);
const asked = SECONDS > 0 && findChromium() !== null;

/** How the result page bears a long flight, in figures: `npm run bench:web`. */
(asked ? describe : describe.skip)('A long flight in a real browser (only when asked: LONG_FLIGHT)', () => {
  let folder: string;
  let env: TestEnvironment;
  let api: RunningApi;
  let worker: RunningWorker;
  let browser: Browser;
  let flight: LongFlight;
  let session: string;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'papiscope-long-'));
    env = await startTestEnvironment('postgres', { API_PORT: '0' });
    api = await startApi(env.context);
    worker = await runWorker(env.context, 'upload', handlers);
    browser = await launchChromium();
    flight = longFlight(SECONDS);
  }, MINUTES);

  afterAll(async () => {
    await browser?.close();
    await worker?.stop();
    await api?.stop();
    await env?.stop();
    await rm(folder, { recursive: true, force: true });
  }, MINUTES);

  test(
    'the stages leave it as they leave every flight; the last one publishes it',
    async () => {
      const { context } = env;
      const { store } = context.stores.current;
      const video = await writeLongVideo(SECONDS, folder);
      const frames = path.join(folder, 'frames.json.gz');
      await writeLongFrames(flight, frames);
      const made = await env.upload({ videos: false });
      session = made.id;
      const ref = { sessionId: session, attempt: made.attempt };
      await store.put(originalVideoKey(session, 'flight.mp4'), createReadStream(video), {
        contentType: 'video/mp4',
      });
      const probe = await probeVideo(video);
      expect(probe.frameCount).toBe(flight.frames);
      const lights = { PAPI_A: { x: 40, y: 50, size: 2, confidence: 0.9 } };
      await context.database.measurementSession.update({
        where: { id: session },
        data: { site: flight.site },
      });
      await finishIngest(context, ref, {
        videoInfo: JSON.parse(JSON.stringify(probe)) as Record<string, never>,
        totalFrames: probe.frameCount,
        recordedAt: new Date('2026-05-06T07:08:09Z'),
        telemetrySha256: null,
        previewKey: null,
        detectedLights: null,
        firstLook: null,
      });
      await confirmLights(context, session, lights);
      await finishSegment(context, ref, 0, { frames: flight.frames, framesKey: 'work/frames' });
      const key = workKey(session, 'a1-long', 'frames.json.gz');
      await context.stores.work.put(key, createReadStream(frames), {
        contentType: 'application/json',
        contentEncoding: 'gzip',
      });
      await finishFit(context, ref, {
        result: flight.result,
        artifacts: [
          {
            ...{ kind: 'frames', workKey: key, finalKey: framesKey(session) },
            contentType: 'application/json',
            ...{ size: (await stat(frames)).size, sha256: await sha256Of(frames) },
          },
        ],
      });
      const from = performance.now();
      await until(
        'published',
        async () =>
          (await context.database.measurementSession.findUniqueOrThrow({ where: { id: session } })).status ===
          'completed',
        20 * MINUTES,
      );
      tell('frames of the flight', flight.frames);
      tell('measurements file, MB', (await stat(frames)).size / 1e6);
      tell('publishing, s', (performance.now() - from) / 1000);
    },
    30 * MINUTES,
  );

  test(
    'the page is usable, and scrubbing through it is fluid',
    async () => {
      const url = `http://127.0.0.1:${api.port}`;
      for (const visit of ['first', 'second']) {
        const { context, faults } = await openContext(browser, url);
        const page = await context.newPage();
        page.setDefaultTimeout(2 * MINUTES);
        let bytes = 0;
        page.on('response', (response) => {
          if (response.url().includes('/series')) bytes = Number(response.headers()['content-length'] ?? 0);
        });
        const work = await workOf(page);
        const from = performance.now();
        await page.goto(`/measurements/${session}`);
        await page.locator('.banner-word').waitFor();
        tell(`${visit} visit: verdict shown, s`, (performance.now() - from) / 1000);
        await page.locator('.curves canvas').nth(3).waitFor();
        await page
          .getByRole('img', { name: /^Vertical angle over the time/ })
          .locator('canvas')
          .waitFor();
        await page.waitForFunction('document.querySelector("video")?.readyState >= 1');
        tell(`${visit} visit: charts drawn and video ready, s`, (performance.now() - from) / 1000);
        tell(`${visit} visit: work of the page's thread until then, s`, await work());
        tell(`${visit} visit: series as it is sent, kB`, bytes / 1000);
        if (visit === 'second') await scrub(page);
        expect(faults).toEqual([]);
        await context.close();
      }
      tell('load of the machine meanwhile (1 min)', loadavg()[0] ?? 0);
      tell('processors', availableParallelism());
    },
    30 * MINUTES,
  );

  async function scrub(page: Page): Promise<void> {
    const chart = page.getByRole('img', { name: /^Vertical angle over the time/ });
    await chart.scrollIntoViewIfNeeded();
    const area = await chart.locator('.u-over').boundingBox();
    if (area === null) throw new Error('The chart has no place.');
    const at = (part: number): Promise<void> =>
      page.mouse.move(area.x + area.width * part, area.y + area.height / 2);
    await at(0.01);
    const times = await framesWhile(page, async () => {
      for (let step = 1; step <= 300; step += 1) await at(0.01 + (0.98 * step) / 300);
    });
    tell('scrubbing: frames', times.length);
    tell('scrubbing: time between frames, median, ms', quantile(times, 0.5));
    tell('scrubbing: time between frames, 95 %, ms', quantile(times, 0.95));
    tell('scrubbing: time between frames, longest, ms', quantile(times, 1));
    await at(0.5);
    const seconds = (): Promise<number> => page.evaluate('document.querySelector("video").currentTime');
    await until('the video is in the middle', async () => Math.abs((await seconds()) - SECONDS / 2) < 5);
    await keepPicture(page, 'long-flight');
  }
});

/** Tells the processor time that the page's thread has used from now on, seconds: it means something on a busy machine as well. */
async function workOf(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
  };
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.round(part * (sorted.length - 1))] ?? Number.NaN;
}

function tell(what: string, value: number): void {
  process.stdout.write(`${what.padEnd(52)}${value.toFixed(value % 1 === 0 ? 0 : 2).padStart(10)}\n`);
}
