import { setTimeout as delay } from 'node:timers/promises';
import { Registry } from 'prom-client';
import { loadConfig, type Config } from '../config';
import { createContext, type Context } from '../context';
import { PapiscopeError } from '../contracts';
import { createLogger, type Logger } from '../logging';
import { queueMetrics } from '../metrics';
import type { QueueName } from '../queue';
import { within } from '../queue/within';
import { startHousekeeping } from './housekeeping';
import type { HandlersOf } from './handlers';
import { startHealthServer } from './health';
import { toFault } from './outcome';
import { runWorker, type RunningWorker } from './run';
import { needsOtherSettings } from '../store';
import { prepareScratch } from './scratch';

/** A part of a process that runs until it is stopped. */
export interface Service {
  /** Loads what its first work needs, while nobody waits for it. */
  loadAhead?(): void;
  stop(): Promise<void>;
}

/** Resolves with what asked the process to stop: a signal, or the end of the process that started it. */
function stopRequest(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve(signal));
    if (process.connected) process.once('disconnect', () => resolve('disconnect'));
  });
}

/** What a process says to the one that started it, where there is a channel between them, once its parts run. */
export const STARTED = 'started';

/** Whether the starter is gone by now is told by the end of the channel, not here. */
function tellStarter(): void {
  if (process.connected) process.send?.(STARTED, undefined, undefined, () => undefined);
}

/** Milliseconds after which a process that was asked to stop has ended, whatever is away. */
const STOP_LIMIT = 20_000;
/** Milliseconds for each of the parts that are let go after the work itself. */
const PART_LIMIT = 4_000;
/** Milliseconds after the start before a process loads ahead: other ones on the same machine may still be starting. */
const AHEAD_AFTER = 3_000;
/** Milliseconds for which a database or a queue that is away is waited for at the start. */
const START_PATIENCE = 60_000;

/** What waits for a server that is gone would wait for ever; work that was under way is taken up again elsewhere. */
function endAnyway(log: Logger): void {
  const end = (): void => {
    log.error('could not stop in time');
    process.exit(1);
  };
  setTimeout(end, STOP_LIMIT).unref();
}

/** A server that is being restarted is no reason to give up; one that is asked to stop meanwhile does. */
async function createContextPatiently(
  config: Config,
  name: string,
  log: Logger,
  asked: Promise<string>,
): Promise<Context | null> {
  const end = Date.now() + START_PATIENCE;
  for (;;) {
    try {
      return await createContext(config, name, { log });
    } catch (err) {
      const away = toFault(err);
      if (!away.row.outage || Date.now() > end) throw err;
      log.warn({ code: away.code }, 'waiting for what is away');
    }
    const wake = new AbortController();
    const stop = await Promise.race([asked, delay(1_000, null, { signal: wake.signal }).catch(() => null)]);
    wake.abort();
    if (stop !== null) return null;
  }
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

/** Lets go of one part after the other, each within its limit. Tells whether all of them ended. */
async function letGo(
  log: Logger,
  parts: readonly (readonly [string, () => Promise<void>, number])[],
): Promise<boolean> {
  let clean = true;
  for (const [what, stop, limit] of parts)
    try {
      await within(limit, stop(), () => new PapiscopeError('interrupted', `${what}: not in time.`));
    } catch (err) {
      clean = false;
      log.error({ err, part: what }, 'could not be stopped');
    }
  return clean;
}

/** Starts the service and waits for the end. Tells whether everything was let go. */
async function live(
  context: Context,
  asked: Promise<string>,
  start: (context: Context) => Promise<Service>,
): Promise<boolean> {
  const { log } = context;
  const parts: (readonly [string, () => Promise<void>, number])[] = [
    ['connections', () => context.close(), PART_LIMIT],
  ];
  try {
    await checkStores(context);
    const service = await start(context);
    const housekeeping = startHousekeeping(context);
    parts.unshift(
      ['service', () => service.stop(), STOP_LIMIT],
      ['housekeeping', () => housekeeping.stop(), PART_LIMIT],
    );
    log.info('started');
    tellStarter();
    setTimeout(() => service.loadAhead?.(), AHEAD_AFTER).unref();
    log.info({ because: await asked }, 'stopping');
  } catch (err) {
    await letGo(log, parts);
    throw err;
  }
  return letGo(log, parts);
}

/**
 * The life of a process: environment → configuration → context → service → signal → everything let go.
 * Exit status 0 after a clean stop; 1 when it could not start, or not stop cleanly. It ends within `STOP_LIMIT` of the signal.
 */
export async function serve(name: string, start: (context: Context) => Promise<Service>): Promise<void> {
  const asked = stopRequest();
  let log = createLogger(name);
  let clean = true;
  try {
    const config = loadConfig(process.env);
    log = createLogger(name, config.logLevel);
    void asked.then(() => endAnyway(log));
    const context = await createContextPatiently(config, name, log, asked);
    if (context !== null) clean = await live(context, asked, start);
    if (clean) log.info('stopped');
  } catch (err) {
    if (err instanceof PapiscopeError) log.fatal({ code: err.code }, err.message);
    else log.fatal({ err }, 'cannot go on');
    process.exitCode = 1;
  }
  // What could not be let go would keep the process alive.
  if (!clean) process.exit(1);
  if (process.connected) process.disconnect();
}

/** The life of a process that works through one queue. `loadAhead`: what its first job needs, soon after the start. */
export async function serveQueue<Q extends QueueName>(
  queue: Q,
  handlers: HandlersOf<Q>,
  loadAhead?: () => void,
): Promise<void> {
  await serveWorkers(queue, [(context) => runWorker(context, queue, handlers)], loadAhead);
}

/** The life of a process that works through several queues, each with a worker of its own. */
export async function serveWorkers(
  name: string,
  start: readonly ((context: Context) => Promise<RunningWorker>)[],
  loadAhead?: () => void,
): Promise<void> {
  await serve(name, async (context) => {
    const { config, database, metrics, queues, stores } = context;
    await prepareScratch(config);
    const workers = await Promise.all(start.map((each) => each(context)));
    const { healthHost, healthPort } = config.worker;
    const health =
      healthPort === null
        ? null
        : await startHealthServer(
            healthHost,
            healthPort,
            {
              worker: async () => {
                if (!workers.every((worker) => worker.isRunning())) throw new Error('stopped');
              },
              database: async () => void (await database.$queryRaw`SELECT 1`),
              queue: () => queues.ping(),
              storage: () => stores.work.ping(),
            },
            async () => Registry.merge([metrics.registry, await queueMetrics(queues)]).metrics(),
          );
    return {
      ...(loadAhead && { loadAhead }),
      async stop() {
        await Promise.all(workers.map((worker) => worker.stop()));
        await health?.stop();
      },
    };
  });
}
