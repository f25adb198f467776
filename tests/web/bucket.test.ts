import { PutBucketCorsCommand, S3Client, type CORSRule } from '@aws-sdk/client-s3';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startApi, type RunningApi } from '@papiscope/api';
import { finishIngest, hashPassword, runWorker } from '@papiscope/shared';
import {
  radosgwAvailable,
  startRadosgw,
  startTestEnvironment,
  until,
  type TestEnvironment,
  type TestS3,
} from '@papiscope/shared/testing';
import { parseSimulation, PRESETS, simulateFlight, type SimulatedFlight } from '@papiscope/simulator';
import { storageHandlers } from '@papiscope/upload';
import type { Browser } from 'playwright-core';
import { findChromium, launchChromium, openContext } from './browser';
import { enlarge } from './uploads';

const MINUTES = 60_000;
const ADMIN = { email: 'chief@airfield.example', password: 'correct horse battery' };
const available = findChromium() !== null && radosgwAvailable().available;
const name = `Uploads from a real browser into a bucket${available ? '' : ' (left out: no chromium or radosgw)'}`;

/** The rules that docs/storage.md tells, for this origin. */
async function documentedCors(origin: string): Promise<CORSRule[]> {
  const text = await readFile(path.resolve(__dirname, '../../docs/storage.md'), 'utf8');
  const block = [...text.matchAll(/```json\n(.*?)```/gs)].find(([, json = '']) =>
    json.includes('AllowedOrigins'),
  );
  const rules = JSON.parse(block?.[1] ?? '') as CORSRule[];
  return rules.map((rule) => ({ ...rule, AllowedOrigins: [origin] }));
}

(available ? describe : describe.skip)(name, () => {
  let folder: string;
  let flight: SimulatedFlight;
  let large: string;
  let s3: TestS3;
  let env: TestEnvironment;
  let api: RunningApi;
  let browser: Browser;
  let url: string;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'papiscope-bucket-'));
    const simulation = parseSimulation({ ...PRESETS.short, width: 480, height: 270 });
    flight = await simulateFlight(simulation, path.join(folder, 'flight'));
    large = path.join(folder, 'flight.mp4');
    await enlarge(flight.video, large);
    s3 = await startRadosgw();
    env = await startTestEnvironment('postgres', {
      API_PORT: '0',
      AUTH_MODE: 'accounts',
      USE_S3_STORAGE: 'true',
      S3_BUCKET: s3.bucket,
      S3_ENDPOINT: s3.endpoint,
      AWS_REGION: s3.region,
      AWS_ACCESS_KEY_ID: s3.accessKeyId,
      AWS_SECRET_ACCESS_KEY: s3.secretAccessKey,
    });
    const password_hash = await hashPassword(ADMIN.password, ADMIN.email);
    await env.context.database.account.create({
      data: { email: ADMIN.email, role: 'admin', password_hash },
    });
    api = await startApi(env.context);
    url = `http://127.0.0.1:${api.port}`;
    const { accessKeyId, secretAccessKey, endpoint, region } = s3;
    const credentials = { accessKeyId, secretAccessKey };
    const client = new S3Client({ endpoint, region, forcePathStyle: true, credentials });
    const CORSConfiguration = { CORSRules: await documentedCors(url) };
    await client.send(new PutBucketCorsCommand({ Bucket: s3.bucket, CORSConfiguration }));
    client.destroy();
    browser = await launchChromium();
  }, 6 * MINUTES);
  afterAll(async () => {
    await browser?.close();
    await api?.stop();
    await env?.stop();
    await s3?.stop();
    await rm(folder, { recursive: true, force: true });
  }, MINUTES);

  test(
    "signed in, parts go straight to the bucket under the page's own rules, and the video plays from there",
    async () => {
      const { context, faults } = await openContext(browser, url);
      const page = await context.newPage();
      page.setDefaultTimeout(MINUTES);
      const sent: string[] = [];
      page.on('requestfinished', (request) => {
        if (request.method() === 'PUT') sent.push(new URL(request.url()).origin);
      });
      await page.goto('/runways');
      await page.getByLabel('E-mail address').fill(ADMIN.email);
      await page.getByLabel('Password').fill(ADMIN.password);
      await page.getByRole('button', { name: 'Sign in' }).click();
      // Before the sign-in the page asks who is signed in, and is told nobody.
      await page.getByRole('heading', { name: 'Runways' }).waitFor();
      expect(faults.splice(0).every((fault) => / 401 /.test(fault))).toBe(true);
      await page.getByLabel('Import site.json').setInputFiles(flight.site);
      await page.getByRole('heading', { name: 'ZZZZ 22' }).waitFor();
      await page.goto('/new');
      await page.getByLabel('Choose files').setInputFiles([large, flight.telemetry ?? '']);
      await page.getByRole('button', { name: 'Upload' }).click();
      await page.waitForURL(/\/measurements\/[0-9a-f-]{36}$/);
      const id = page.url().split('/').at(-1) ?? '';
      expect(sent.filter((origin) => origin === s3.endpoint)).toHaveLength(3);

      const row = await env.context.database.measurementSession.findUniqueOrThrow({ where: { id } });
      expect(row).toMatchObject({ storage_type: 's3', original_file_name: 'flight.mp4' });
      const head = await env.context.stores.of('s3').head(row.original_video_s3_key ?? '');
      expect(head?.size).toBe((await readFile(large)).length);
      expect(await env.context.stores.of('local').head(row.original_video_s3_key ?? '')).toBeNull();

      // A link as the application gives it, in a real player: it must be able to go to the middle.
      const link = `/api/v1/papi-measurements/${id}/video/original/url`;
      const position = await page.evaluate<number>(`(async () => {
        const answer = await (await fetch('${link}')).json();
        const video = document.createElement('video');
        video.src = answer.url;
        await new Promise((resolve, reject) => {
          video.onloadedmetadata = resolve;
          video.onerror = () => reject(new Error(video.error.message));
        });
        await new Promise((resolve) => { video.onseeked = resolve; video.currentTime = video.duration / 2; });
        return video.currentTime / video.duration;
      })()`);
      expect(position).toBeCloseTo(0.5, 2);
      expect(faults).toEqual([]);

      // Nobody has hashed it on its way; that is done once its lights are found.
      const { context: system } = env;
      expect(row.video_sha256).toBeNull();
      await finishIngest(
        system,
        { sessionId: id, attempt: 1 },
        {
          ...{ videoInfo: {}, totalFrames: null, recordedAt: null, telemetrySha256: null, previewKey: null },
          ...{ detectedLights: null, firstLook: null },
        },
      );
      const worker = await runWorker(system, 'storage', storageHandlers);
      const hashed = await until('its hash is known', () =>
        system.database.auditEvent.findFirst({ where: { session_id: id, action: 'hashed' } }),
      ).finally(() => worker.stop());
      const video_sha256 = createHash('sha256')
        .update(await readFile(large))
        .digest('hex');
      expect(hashed.details).toEqual({ video_sha256 });
      expect(await system.database.measurementSession.findUnique({ where: { id } })).toMatchObject({
        video_sha256,
      });
    },
    5 * MINUTES,
  );
});
