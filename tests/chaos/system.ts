import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  createDatabase,
  createLogger,
  createSession,
  createStores,
  freePort,
  loadConfig,
  migrate,
  originalVideoKey,
  telemetryKey,
  type Database,
  type ObjectStore,
} from '@papiscope/shared';
import { siteSchema, uploadOptionsSchema, type UploadOptions } from '@papiscope/shared/contracts';
import { startRadosgw, until } from '@papiscope/shared/testing';
import type { SimulatedFlight } from '@papiscope/simulator';
import { resolveTools } from '@papiscope/video';
import { startFaultProxy, type FaultProxy } from '../store/faultProxy';
import { ROOT, SERVICES, startService, type Service, type ServiceProcess, type Worker } from './process';
import { scratchDisk, type ScratchDisk } from './scratchDisk';
import { mortalPostgres, mortalRedis, type Mortal, type MortalRedis } from './servers';

/** Seconds; everything that waits for a lost worker waits as long. */
export const LOCK_SECONDS = 10;
/** Seconds; what hangs is broken off then. */
export const TRY_SECONDS = 60;

/** A whole papiscope of real processes that can be hurt. */
export interface System {
  readonly folder: string;
  readonly control: string;
  readonly url: string;
  readonly database: Database;
  readonly postgres: Mortal;
  readonly redis: MortalRedis;
  /** Between the services and the S3 server. */
  readonly s3: FaultProxy;
  readonly store: ObjectStore;
  readonly scratch: ScratchDisk;
  /** Those that run now. */
  processes(service: Service): ServiceProcess[];
  /** One more of a service; it is ended by the next `heal`. */
  add(service: Worker): Promise<ServiceProcess>;
  submit(flight: SimulatedFlight, options: Partial<UploadOptions>): Promise<string>;
  /** Takes every fault away: servers run, each service has one process. */
  heal(): Promise<void>;
  stop(): Promise<void>;
}

/** ffmpeg, unless the control folder says that the next one is to crash, to hang, or to be ended as by the kernel's memory killer. */
async function writeWrapper(control: string): Promise<string> {
  const { ffmpeg } = await resolveTools();
  const file = path.join(control, 'ffmpeg');
  const script = `#!/bin/sh
case "$*" in *-version*) exec "${ffmpeg}" "$@";; esac
if mv "${control}/crash" "${control}/crash.done" 2>/dev/null; then kill -SEGV $$; fi
if mv "${control}/oom" "${control}/oom.done" 2>/dev/null; then kill -KILL $$; fi
if mv "${control}/hang" "${control}/hang.done" 2>/dev/null; then trap "" TERM INT; while :; do sleep 1; done; fi
exec "${ffmpeg}" "$@"
`;
  await writeFile(file, script);
  await chmod(file, 0o755);
  return file;
}

/** @param smallDisk scratch lies on a disk that can be filled up, where one can be had */
export async function startChaosSystem({ smallDisk = false } = {}): Promise<System> {
  const folder = await mkdtemp(path.join(tmpdir(), 'papiscope-chaos-'));
  // The embedded Postgres runs as another user.
  await chmod(folder, 0o755);
  const undo: (() => Promise<unknown>)[] = [
    () => rm(folder, { recursive: true, force: true, maxRetries: 5 }),
  ];
  const stop = async (): Promise<void> => {
    for (const each of undo.splice(0).reverse()) await each();
  };
  try {
    const control = path.join(folder, 'control');
    await mkdir(control);
    const postgres = await mortalPostgres(path.join(folder, 'postgres'));
    undo.push(() => postgres.stop());
    await migrate(postgres.url, createLogger('chaos', 'silent'));
    const redis = await mortalRedis();
    undo.push(() => redis.stop());
    const server = await startRadosgw();
    undo.push(() => server.stop());
    const s3 = await startFaultProxy(server.endpoint);
    undo.push(() => s3.close());
    const scratch = await scratchDisk(path.join(folder, 'scratch'), smallDisk);
    undo.push(() => scratch.release());
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const common = {
      DATABASE_URL: postgres.url,
      REDIS_URL: redis.url,
      DATA_PATH: path.join(folder, 'data'),
      SCRATCH_PATH: scratch.folder,
      SIGNING_SECRET: 'only-for-tests-0123456789',
      USE_S3_STORAGE: 'true',
      AWS_ACCESS_KEY_ID: server.accessKeyId,
      AWS_SECRET_ACCESS_KEY: server.secretAccessKey,
      AWS_REGION: server.region,
      S3_BUCKET: server.bucket,
      S3_ENDPOINT: s3.url,
      API_PORT: String(port),
      PUBLIC_URL: url,
      WORKER_LOCK_SECONDS: String(LOCK_SECONDS),
      MAX_TRY_SECONDS: String(TRY_SECONDS),
      FFMPEG_BIN: await writeWrapper(control),
      CHAOS_CONTROL: control,
      NODE_OPTIONS: `--import ${path.join(ROOT, 'tests', 'chaos', 'preload.mjs')}`,
      LOG_LEVEL: 'debug',
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    };
    const running: ServiceProcess[] = [];
    const launch = async (service: Service): Promise<ServiceProcess> => {
      const health = await freePort();
      const started = await startService(
        service,
        { ...common, HEALTH_HOST: '127.0.0.1', HEALTH_PORT: String(health) },
        service === 'api' ? `${url}/readyz` : `http://127.0.0.1:${health}/readyz`,
        path.join(process.env['CHAOS_LOGS'] ?? folder, `${service}.log`),
      );
      running.push(started);
      return started;
    };
    const processes = (service: Service): ServiceProcess[] =>
      running.filter((each) => each.service === service && !each.hasEnded());
    const end = async (process: ServiceProcess): Promise<void> => {
      process.kill('SIGCONT');
      process.kill('SIGTERM');
      await process.ended;
    };
    undo.push(() => Promise.all(running.filter((each) => !each.hasEnded()).map(end)));

    const database = createDatabase(postgres.url);
    undo.push(() => database.$disconnect());
    // Past the proxy: what is looked at is not spoilt.
    const stores = createStores(loadConfig({ ...common, S3_ENDPOINT: server.endpoint }).storage);
    undo.push(() => Promise.resolve(stores.close()));
    const store = stores.current.store;

    const heal = async (): Promise<void> => {
      s3.rules = [];
      await scratch.empty();
      await Promise.all([postgres.start(), redis.start()]);
      const repairs = SERVICES.map(async (service) => {
        const [first, ...more] = processes(service);
        for (const each of processes(service)) each.kill('SIGCONT');
        await Promise.all(more.map(end));
        if (first === undefined) await launch(service);
      });
      await Promise.all(repairs);
      await until(
        'the API is ready',
        async () => {
          const answer = await fetch(`${url}/readyz`).catch(() => null);
          await answer?.body?.cancel();
          return answer?.ok;
        },
        60_000,
      );
    };
    await heal();

    return {
      folder,
      control,
      url,
      database,
      postgres,
      redis,
      s3,
      store,
      scratch,
      processes,
      add: launch,
      async submit(flight, options) {
        const site = siteSchema.parse(JSON.parse(await readFile(flight.site, 'utf8')));
        const { icao, name } = site.airport;
        const airport = await database.airport.upsert({
          where: { icao },
          create: { icao, name },
          update: {},
        });
        const runway = await database.runway.upsert({
          where: { airport_id_code: { airport_id: airport.id, code: site.runway.code } },
          create: { airport_id: airport.id, code: site.runway.code, heading: site.runway.heading },
          update: {},
        });
        const id = randomUUID();
        const keys = [originalVideoKey(id, 'flight.mp4'), telemetryKey(id, 'flight.srt')] as const;
        const video = await store.put(keys[0], createReadStream(flight.video), { contentType: 'video/mp4' });
        const srt = await store.put(keys[1], createReadStream(flight.telemetry ?? ''), {
          contentType: 'application/x-subrip',
        });
        const deps = { database, relay: { wake: () => undefined } };
        await createSession(deps, {
          id,
          runwayId: runway.id,
          site,
          options: uploadOptionsSchema.parse({ auto_confirm: true, min_confidence: 0, ...options }),
          storageType: 's3',
          originalFileName: 'flight.mp4',
          originalKey: keys[0],
          videoSha256: video.sha256,
          telemetry: { fileName: 'flight.srt', key: keys[1], sha256: srt.sha256 },
        });
        return id;
      },
      heal,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
