import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..', '..');
const { freePort, createLogger, migrate } = createRequire(import.meta.url)(
  `${root}/packages/shared/dist/index.js`,
);

/** Starts the API as a process of its own and resolves when it is ready. */
export async function startApiProcess({ databaseUrl, dataPath, env = {} }) {
  await migrate(databaseUrl, createLogger('scripts', 'warn'));
  const port = await freePort();
  const child = spawn(process.execPath, [`${root}/services/api/dist/main.js`], {
    env: {
      // As `papiscope up` starts it.
      MALLOC_ARENA_MAX: '2',
      ...process.env,
      DATABASE_URL: databaseUrl,
      DATA_PATH: dataPath,
      SIGNING_SECRET: 'for measurements only, 0123456789',
      API_PORT: String(port),
      LOG_LEVEL: 'error',
      ...env,
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const kill = () => child.kill();
  process.once('exit', kill);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
  const url = `http://127.0.0.1:${port}`;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  while (
    !(await fetch(`${url}/readyz`).then(
      (r) => r.ok,
      () => false,
    ))
  ) {
    if (child.exitCode !== null) throw new Error('the API has ended');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const status = async (field) => {
    const text = await readFile(`/proc/${child.pid}/status`, 'utf8');
    return Number(new RegExp(`${field}:\\s+(\\d+)`).exec(text)?.[1]) / 1024;
  };
  return {
    url,
    /** MiB of memory now, and at most so far. Linux only. */
    memory: () => status('VmRSS'),
    peakMemory: () => status('VmHWM'),
    async stop() {
      child.kill('SIGTERM');
      await ended;
      process.off('exit', kill);
    },
  };
}

/** A site for flights that nobody measures. */
export const SITE = {
  airport: { icao: 'LZIB', name: 'Bratislava' },
  runway: { code: '22', heading: 221.3 },
  reference_points: [
    { point_type: 'PAPI_A', latitude: 48.17, longitude: 17.21, elevation_wgs84: 133, nominal_angle: 2.5 },
  ],
};

/** Sends a request; JSON in, JSON out; an error names what was refused. */
export async function call(url, method, address, body) {
  const raw = body === undefined || body instanceof FormData;
  const init = raw
    ? { body }
    : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
  const response = await fetch(new URL(address, url), { method, ...init });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${address}: ${response.status} ${text}`);
  return text === '' ? undefined : JSON.parse(text);
}
