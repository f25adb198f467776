import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { createLogger, freePort } from '@papiscope/shared';
import { startBacking } from './backing';
import { startChild, type ServiceChild } from './child';
import { entryPoint, SERVICES, type ServiceName } from './services';
import { choosePort, serviceEnvironment, signingSecret, type Environment } from './settings';
import { supervise, type Supervisor } from './supervise';

export interface SystemOptions {
  /** Everything that is kept: objects, database, logs. Made when it is not there. */
  readonly dataPath: string;
  /** Of the API; 0: any free port. Absent: 8080, or any free one when that is taken. */
  readonly port?: number;
  /** Settings for the services, over those of `base`. */
  readonly env?: Environment;
  /** This process's environment unless told otherwise. */
  readonly base?: Environment;
  /** False: jobs go through Postgres even where a redis-server is installed. */
  readonly redis?: boolean;
  /** Gives the start up; a system that runs is stopped with `stop`. */
  readonly signal?: AbortSignal;
  /** Each line of each service's log, which is also in `{dataPath}/logs/{service}.log`. */
  readonly onLine?: (service: ServiceName, line: string) => void;
}

export interface RunningSystem {
  /** Of the API, without a slash at the end. */
  readonly url: string;
  readonly databaseUrl: string;
  readonly redisUrl: string | null;
  /** Rejects when a service cannot be kept running. */
  readonly failed: Promise<never>;
  /** Ends everything that was started; nothing of it is left afterwards. */
  stop(): Promise<void>;
}

async function abortable<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return work;
  let abort = (): void => undefined;
  const aborted = new Promise<never>((_, reject) => {
    abort = () => reject(signal.reason as Error);
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

/** Starts a whole papiscope on this machine and resolves when every part of it is ready. */
export async function startSystem(options: SystemOptions): Promise<RunningSystem> {
  const dataPath = path.resolve(options.dataPath);
  const given = { ...(options.base ?? process.env), ...options.env };
  const log = createLogger('up', given['LOG_LEVEL'] === 'debug' ? 'debug' : 'warn');
  await mkdir(path.join(dataPath, 'logs'), { recursive: true });
  const backing = await startBacking(dataPath, given, log, { redis: options.redis ?? true });
  const children: ServiceChild[] = [];
  const supervisors: Supervisor[] = [];

  const killAll = (): void => {
    for (const each of supervisors) each.kill();
    for (const each of children) each.kill();
  };
  process.once('exit', killAll);
  const stop = async (): Promise<void> => {
    await Promise.all(supervisors.splice(0).map((each) => each.stop()));
    await Promise.all(children.splice(0).map((each) => each.stop()));
    await backing.stop();
    process.off('exit', killAll);
  };

  try {
    const host = given['API_HOST'] ?? '127.0.0.1';
    const wanted = options.port ?? (given['API_PORT'] ? Number(given['API_PORT']) : undefined);
    const port = await choosePort(host, wanted);
    const url = `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}`;
    const common: Environment = {
      ...given,
      DATA_PATH: dataPath,
      DATABASE_URL: backing.databaseUrl,
      REDIS_URL: backing.redisUrl ?? '',
      SIGNING_SECRET: given['SIGNING_SECRET'] ?? (await signingSecret(dataPath)),
      API_HOST: host,
      API_PORT: String(port),
      PUBLIC_URL: given['PUBLIC_URL'] ?? url,
    };
    const starters = new Map<ServiceName, { start(): ServiceChild; readyUrl: string }>();
    for (const name of SERVICES) {
      const healthPort = await freePort();
      const file = createWriteStream(path.join(dataPath, 'logs', `${name}.log`));
      const onLine = (line: string): void => {
        file.write(`${line}\n`);
        options.onLine?.(name, line);
      };
      const env = serviceEnvironment(common, name, healthPort);
      starters.set(name, {
        start: () => startChild({ name, entry: entryPoint(name), env, onLine }),
        readyUrl: name === 'api' ? `${url}/readyz` : `http://127.0.0.1:${healthPort}/readyz`,
      });
    }
    const waits: Promise<void>[] = [];
    for (const { start, readyUrl } of starters.values()) {
      const child = start();
      children.push(child);
      waits.push(child.ready(readyUrl));
    }
    await abortable(Promise.all(waits), options.signal);
    for (const [index, { start }] of [...starters.values()].entries()) {
      const child = children[index];
      if (child !== undefined) supervisors.push(supervise(child, start));
    }
    children.length = 0;
    const failed = Promise.race(supervisors.map((each) => each.failed));
    failed.catch(() => undefined);
    return { url, databaseUrl: backing.databaseUrl, redisUrl: backing.redisUrl, failed, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
