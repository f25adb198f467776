import { loadConfig } from '../config';
import { createContext, type Context } from '../context';
import { PapiscopeError } from '../contracts';
import { createLogger, type Logger } from '../logging';
import type { QueueName } from '../queue';
import { startHousekeeping } from './housekeeping';
import type { HandlersOf } from './handlers';
import { startHealthServer } from './health';
import { runWorker, type RunningWorker } from './run';
import { needsOtherSettings } from '../store';
import { prepareScratch } from './scratch';

/** A part of a process that runs until it is stopped. */
export interface Service {
  stop(): Promise<void>;
}

/** Resolves with what asked the process to stop: a signal, or the end of the process that started it. */
function stopRequest(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve(signal));
    if (process.connected) process.once('disconnect', () => resolve('disconnect'));
  });
}

/** A process that outlives the one that started it, and perhaps its database with it, ends after this long anyway: milliseconds. */
const ORPHAN_LIMIT = 15_000;

/** What waits for a server that is gone would wait for ever; work that was under way is taken up again elsewhere. */
function endAnyway(log: Logger): void {
  const end = (): void => {
    log.error('could not stop in time');
    process.exit(1);
  };
  setTimeout(end, ORPHAN_LIMIT).unref();
}

/** Longest wait for a store at the start, milliseconds. */
const STORE_WAIT = 15_000;

/** A wrong setting ends the start; a store that cannot be reached just now does not: `/readyz` says so until it can. */
async function checkStores({ stores, log }: Context): Promise<void> {
  for (const store of new Set([stores.current.store, stores.work]))
    try {
      await store.ping({ signal: AbortSignal.timeout(STORE_WAIT) });
    } catch (err) {
      if (err instanceof PapiscopeError && (store.type === 'local' || needsOtherSettings(err)))
        throw new PapiscopeError('config_invalid', err.detail, { cause: err });
      log.error({ err, store: store.type }, 'the storage cannot be used now');
    }
}

/**
 * The life of a process: environment → configuration → context → service → signal → everything let go.
 * Exit status 0 after a clean stop, 1 when it could not start or stop.
 */
export async function serve(name: string, start: (context: Context) => Promise<Service>): Promise<void> {
  const asked = stopRequest();
  let log = createLogger(name);
  try {
    const config = loadConfig(process.env);
    log = createLogger(name, config.logLevel);
    const context = await createContext(config, name, { log });
    try {
      await checkStores(context);
      const service = await start(context);
      const housekeeping = startHousekeeping(context);
      log.info('started');
      const because = await asked;
      log.info({ because }, 'stopping');
      if (because === 'disconnect') endAnyway(log);
      await service.stop();
      await housekeeping.stop();
    } finally {
      await context.close();
    }
    log.info('stopped');
  } catch (err) {
    if (err instanceof PapiscopeError) log.fatal({ code: err.code }, err.message);
    else log.fatal({ err }, 'cannot go on');
    process.exitCode = 1;
  }
  if (process.connected) process.disconnect();
}

/** The life of a process that works through one queue. */
export async function serveQueue<Q extends QueueName>(queue: Q, handlers: HandlersOf<Q>): Promise<void> {
  await serveWorkers(queue, [(context) => runWorker(context, queue, handlers)]);
}

/** The life of a process that works through several queues, each with a worker of its own. */
export async function serveWorkers(
  name: string,
  start: readonly ((context: Context) => Promise<RunningWorker>)[],
): Promise<void> {
  await serve(name, async (context) => {
    const { config, database, queues, stores } = context;
    await prepareScratch(config);
    const workers = await Promise.all(start.map((each) => each(context)));
    const { healthHost, healthPort } = config.worker;
    const health =
      healthPort === null
        ? null
        : await startHealthServer(healthHost, healthPort, {
            worker: async () => {
              if (!workers.every((worker) => worker.isRunning())) throw new Error('stopped');
            },
            database: async () => void (await database.$queryRaw`SELECT 1`),
            queue: () => queues.ping(),
            storage: () => stores.work.ping(),
          });
    return {
      async stop() {
        await Promise.all(workers.map((worker) => worker.stop()));
        await health?.stop();
      },
    };
  });
}
