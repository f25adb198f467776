import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { ApiClient, startSystem, type RunningSystem } from '@papiscope/cli';
import { FileStore, SESSION_ROOTS, type ObjectStore } from '@papiscope/shared';
import {
  debianPostgres,
  radosgwAvailable,
  startRadosgw,
  startTestDatabase,
  until,
  type TestDatabase,
  type TestS3,
  S3Store,
} from '@papiscope/shared/testing';
import { parseSimulation, PRESETS, simulateFlight, type SimulatedFlight } from '@papiscope/simulator';
import { Client } from 'pg';
import { driveRoad, expectMeasured, expectPlayable, fetchVideo, filesBelow } from './support/road';

const MINUTES = 60_000;
const PAPISCOPE = path.resolve('packages/cli/bin/papiscope.js');
const execute = promisify(execFile);

const programs = debianPostgres();
const s3Programs = radosgwAvailable();
const missing = [...s3Programs.missing, ...(programs === null ? ["Debian's postgresql"] : [])];

/** A session as it is read over HTTP: its record, its frames, the checksums of its videos. */
async function readSession(url: string, id: string) {
  const ask = async (address: string): Promise<unknown> => {
    const answer = await fetch(`${url}/api/v1/papi-measurements/${address}`);
    expect([address, answer.status]).toEqual([address, 200]);
    return answer.json();
  };
  const session = (await ask(`session/${id}`)) as { available_videos: string[] };
  const videos = await Promise.all(
    session.available_videos.map(async (type) => {
      const bytes = Buffer.from(await (await fetchVideo(url, id, type)).arrayBuffer());
      return [type, createHash('sha256').update(bytes).digest('hex')] as const;
    }),
  );
  const preview = (await ask(`session/${id}/preview`)) as { preview_url: string };
  const picture = await fetch(new URL(preview.preview_url, url));
  return { session, videos, frames: await ask(`${id}/frames`), preview: picture.status };
}

(missing.length === 0 ? describe : describe.skip)(
  `what was saved of Postgres, bucket and folder${missing.length === 0 ? '' : ` (left out: no ${missing.join(', ')})`}`,
  () => {
    let folder: string;
    let dataPath: string;
    let s3: TestS3;
    let database: TestDatabase;
    let flight: SimulatedFlight;
    let system: RunningSystem | null = null;
    let settings: Record<string, string>;
    const stores: ObjectStore[] = [];

    beforeAll(async () => {
      folder = await mkdtemp(path.join(tmpdir(), 'papiscope-restore-'));
      dataPath = path.join(folder, 'data');
      s3 = await startRadosgw();
      database = await startTestDatabase({ tables: false, ...(programs && { programs }) });
      flight = await simulateFlight(parseSimulation(PRESETS.short), path.join(folder, 'flight'));
      settings = {
        DATABASE_URL: database.url,
        DATA_PATH: dataPath,
        USE_S3_STORAGE: 'true',
        AWS_ACCESS_KEY_ID: s3.accessKeyId,
        AWS_SECRET_ACCESS_KEY: s3.secretAccessKey,
        AWS_REGION: s3.region,
        S3_BUCKET: s3.bucket,
        S3_ENDPOINT: s3.endpoint,
      };
    }, 5 * MINUTES);
    afterAll(async () => {
      await system?.stop();
      for (const store of stores) store.close();
      await database?.stop();
      await s3?.stop();
      await rm(folder, { recursive: true, force: true });
    });

    const start = async (): Promise<RunningSystem> =>
      (system = await startSystem({ dataPath, port: 0, redis: false, env: settings }));
    const stop = async (): Promise<void> => {
      await system?.stop();
      system = null;
    };
    const bucket = (name: string): ObjectStore => {
      const store = new S3Store({ ...s3, bucket: name }, 60);
      stores.push(store);
      return store;
    };
    /** Of the database, or of the server's own one. */
    const query = async (text: string, values: unknown[] = [], name = 'papiscope'): Promise<void> => {
      const client = new Client({ connectionString: database.url.replace(/papiscope$/, name) });
      await client.connect();
      await client.query(text, values);
      await client.end();
    };
    const copyAll = async (from: ObjectStore, to: ObjectStore): Promise<void> => {
      for (const root of SESSION_ROOTS)
        for await (const { key } of from.list(root)) await from.copyTo(key, to);
    };
    const doctor = (): Promise<{ code: number; said: string }> =>
      execute(process.execPath, [PAPISCOPE, 'doctor', '--min-age', '0'], {
        env: { ...process.env, ...settings },
      }).then(
        ({ stdout }) => ({ code: 0, said: stdout }),
        ({ code, stdout }: { code: number; stdout: string }) => ({ code, said: stdout }),
      );

    /** The same session once more, as one of the time before the bucket: its files are in the folder. */
    const oldCopyOf = async (id: string): Promise<string> => {
      const old = id.replace(/^.{8}/, '01dc0b1e');
      const local = new FileStore({
        root: dataPath,
        signingSecret: 'x'.repeat(16),
        publicUrl: '',
        expiresIn: 60,
      });
      stores.push(local);
      const current = bucket(s3.bucket);
      for (const root of SESSION_ROOTS)
        for await (const { key } of current.list(root))
          await current.copyTo(key, local, { targetKey: key.replace(id, old) });
      await query(
        `INSERT INTO measurement_sessions SELECT (jsonb_populate_record(NULL::measurement_sessions,
           replace(to_jsonb(s)::text, $1, $2)::jsonb || '{"storage_type": "local"}')).*
         FROM measurement_sessions s WHERE id = $1::uuid`,
        [id, old],
      );
      return old;
    };

    test(
      'is read again as it was, and what is of another time is told',
      async () => {
        const first = await start();
        const road = await driveRoad(first, flight, AbortSignal.timeout(4 * MINUTES));
        expectMeasured(road);
        await expectPlayable(first.url, road);
        const id = road.session.session_id;
        expect(road.session.storage_type).toBe('s3');
        expect(await filesBelow(path.join(dataPath, 'videos'))).toEqual([]);
        const old = await oldCopyOf(id);
        const before = await Promise.all([id, old].map((each) => readSession(first.url, each)));
        expect(before.map(({ preview, videos }) => [preview, videos.length])).toEqual([
          [200, 7],
          [200, 7],
        ]);

        // Saved while it runs, the database first (docs/operations.md).
        const dump = path.join(folder, 'papiscope.dump');
        await execute(programs!.pgDump, ['--format=custom', `--file=${dump}`, database.url]);
        const saved = bucket('papiscope-saved');
        const client = new S3Client({
          endpoint: s3.endpoint,
          region: s3.region,
          forcePathStyle: true,
          credentials: { accessKeyId: s3.accessKeyId, secretAccessKey: s3.secretAccessKey },
        });
        await client.send(new CreateBucketCommand({ Bucket: 'papiscope-saved' }));
        client.destroy();
        await copyAll(bucket(s3.bucket), saved);
        await execute('cp', ['-a', dataPath, path.join(folder, 'saved')]);

        // Work goes on.
        const api = `${first.url}/api/v1/papi-measurements`;
        const notes = {
          method: 'PUT',
          headers: { 'content-type': 'application/json' },
          body: '{"notes":"later"}',
        };
        expect((await fetch(`${api}/session/${id}/notes`, notes)).ok).toBe(true);
        expect((await fetch(`${api}/session/${old}`, { method: 'DELETE' })).ok).toBe(true);
        await until(
          'its files are gone',
          async () => (await filesBelow(path.join(dataPath, 'previews'))).length === 0,
        );
        const late = await new ApiClient(first.url, AbortSignal.timeout(MINUTES)).upload({
          airport: road.session.airport_icao,
          runway: road.session.runway_code,
          video: flight.video,
          telemetry: flight.telemetry,
          options: { auto_confirm: false },
        });
        await stop();

        // Database and folder are lost, the bucket is not: it is younger than the dump.
        const restoreDatabase = async (): Promise<void> => {
          await query('DROP DATABASE papiscope WITH (FORCE)', [], 'postgres');
          await query('CREATE DATABASE papiscope', [], 'postgres');
          await execute(programs!.pgRestore, [
            '--clean',
            '--if-exists',
            '--no-owner',
            `--dbname=${database.url}`,
            dump,
          ]);
        };
        await restoreDatabase();
        await rm(dataPath, { recursive: true });
        const apart = await doctor();
        expect(apart.code).toBe(1);
        expect(apart.said).toContain(`object s3:videos/original/${late}/`);
        expect(apart.said).toMatch(/older than the storage: look for a younger dump first/);
        expect(apart.said).toContain(`session ${old} original_video_s3_key: local:videos/original/${old}/`);
        expect(apart.said).toMatch(/\d+ files are nowhere: the storage is older than the database/);
        expect(apart.said).not.toContain(`session ${id}`);

        // Everything is lost and brought back.
        await restoreDatabase();
        const current = bucket(s3.bucket);
        for (const root of SESSION_ROOTS) await current.deletePrefix(root);
        await copyAll(saved, current);
        await rm(dataPath, { recursive: true, force: true });
        await execute('cp', ['-a', path.join(folder, 'saved'), dataPath]);
        expect(await doctor()).toEqual({ code: 0, said: 'orphaned objects: 0 (0 B), missing objects: 0\n' });
        const again = await start();
        expect(await Promise.all([id, old].map((each) => readSession(again.url, each)))).toEqual(before);
        expect((await fetch(`${again.url}/api/v1/papi-measurements/session/${late}`)).status).toBe(404);
        await stop();
        expect(await filesBelow(path.join(dataPath, 'scratch'))).toEqual([]);
      },
      10 * MINUTES,
    );
  },
);
