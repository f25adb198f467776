// A whole papiscope on this machine: its start, a flight through it, the preview of a large one, and what the API answers under load.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { call } from '../lib/apiProcess.mjs';
import { cpuOfChildren, peakOf } from './cpu.mjs';
import { hammer, quantile, timed, until, uploadParts } from './http.mjs';
import { largeFlight } from './large-flight.mjs';
import { fillSessions, storeManyFrames } from './many-rows.mjs';

const load = createRequire(import.meta.url);
const { figure } = load('../../packages/bench/dist/index.js');
const { ApiClient, followSession, startSystem } = load('../../packages/cli/dist/index.js');

const GIGABYTE = 1e9;
const PREVIEWS = 4;
const ROWS = 108_000;
/** Milliseconds between two questions of a client; asked all the time, the API takes a core from those that work. */
const PATIENT = 100;
const SESSIONS = '/api/v1/papi-measurements/sessions';

/** `clip`: for the session; `large`: for the preview of a gigabyte; `sessions`: in the list; `requests`: to each address. */
export async function systemFigures({ clip, large, sessions, requests, say }) {
  const dataPath = await mkdtemp(path.join(tmpdir(), 'papiscope-bench-system-'));
  const figures = [];
  const add = (part, name, value, unit, target) => figures.push(figure(part, name, value, unit, target));
  const start = async (name, target) => {
    const began = performance.now();
    const system = await startSystem({ dataPath, port: 0, env: { LOG_LEVEL: 'error' } });
    add('start', name, (performance.now() - began) / 1000, 's', target);
    return system;
  };
  try {
    say('Starting the services');
    await (await start('database made, migrated, all services ready')).stop();
    const system = await start('all services ready', { most: 3 });
    try {
      const site = JSON.parse(await readFile(clip.flight.site, 'utf8'));
      const client = new ApiClient(system.url, new AbortController().signal);
      await client.importSite(site);

      say(`A session of ${clip.name} through the queue`);
      const completeFlight = await uploadParts(system.url, site, clip.flight, { auto_confirm: false });
      const [cpu, began] = [await cpuOfChildren(), performance.now()];
      const id = await completeFlight();
      await followSession(client, id, new AbortController().signal);
      const wall = (performance.now() - began) / 1000;
      const used = (await cpuOfChildren()) - cpu;
      const of = `${clip.name}, ${clip.frames} frames`;
      add('session', `${of}: from the upload's end to the published result and videos`, wall, 's');
      add('session', `${of}: CPU of all processes`, (1000 * used) / clip.frames, 'ms/frame');

      say('The preview of a gigabyte');
      await previews(system, large, dataPath, add);

      say(`The API with ${sessions} sessions`);
      await answers(system, dataPath, id, { sessions, requests }, add);
      add('memory', 'API under load', await peakOf('services/api/dist/main.js'), 'MB', { most: 250 });
      add('memory', 'analysis worker after a session', await peakOf('services/analysis/dist/main.js'), 'MB', {
        most: 400,
      });
    } finally {
      await system.stop();
    }
    return figures;
  } finally {
    await rm(dataPath, { recursive: true, force: true });
  }
}

/** The same gigabyte some times: the first one of a system that has hardly worked, and the middle one of those behind it. */
async function previews(system, large, folder, add) {
  const flight = await largeFlight(large.flight, GIGABYTE, folder);
  const site = JSON.parse(await readFile(flight.site, 'utf8'));
  await call(system.url, 'PUT', '/api/v1/sites', site);
  const seen = [];
  for (let i = 0; i < PREVIEWS; i += 1) seen.push(await preview(system, site, flight));
  const [first, ...later] = seen;
  const name = `1 GB, ${large.name}, index at the end`;
  const middle = (of) => quantile(later.map(of), 0.5);
  add(
    'preview',
    `${name}: parts joined and checked`,
    middle(({ joined }) => joined),
    's',
  );
  add('preview', `${name}: lights found and shown after the last byte, first upload`, first.shown, 's', {
    most: 3,
  });
  add(
    'preview',
    `${name}: lights found and shown after the last byte, later ones`,
    middle(({ shown }) => shown),
    's',
    { most: 3 },
  );
}

/** Seconds from the last byte until the session is made, and until its lights are shown. */
async function preview(system, site, flight) {
  const complete = await uploadParts(system.url, site, flight, { auto_confirm: false });
  const began = performance.now();
  const id = await complete();
  const accepted = performance.now();
  await until(async () => {
    const { status, error_code: code } = await call(
      system.url,
      'GET',
      `/api/v1/papi-measurements/session/${id}/status`,
    );
    if (status === 'error') throw new Error(`The large flight ended with ${code}.`);
    return status === 'preview_ready';
  }, PATIENT);
  const shown = performance.now();
  await call(system.url, 'DELETE', `/api/v1/papi-measurements/session/${id}`);
  return { joined: (accepted - began) / 1000, shown: (shown - began) / 1000 };
}

async function answers(system, dataPath, id, { sessions, requests }, add) {
  const { url } = system;
  await storeManyFrames(system, dataPath, id, ROWS);
  await fillSessions(system.databaseUrl, id, sessions);
  const measurement = `${url}/api/v1/papi-measurements/${id}`;
  // what the app asks for when a result is opened
  const page = [
    `${url}/api/v1/papi-measurements/session/${id}`,
    `${measurement}/series`,
    `${measurement}/evaluation?lang=en`,
  ];
  const open = async () => {
    const began = performance.now();
    await Promise.all(page.map(timed));
    return performance.now() - began;
  };
  add('API', `result page of ${ROWS} frames, first time`, await open(), 'ms', { most: 300 });
  const again = [];
  for (let i = 0; i < 20; i += 1) again.push(await open());
  add('API', `result page of ${ROWS} frames`, quantile(again, 0.5), 'ms', { most: 300 });
  const other = await timed(`${measurement}/series?points=1000`);
  add('API', `series of ${ROWS} frames that was not made at publishing`, other.ms, 'ms');
  const report = await timed(`${measurement}/report.json?lang=en`);
  add('API', `report.json of ${ROWS} frames with its curves, first time`, report.ms, 'ms');

  const load = async (name, addressOf, count, clients) => {
    const { times, perSecond } = await hammer(addressOf, count, clients);
    add('API', `${name}: requests a second, ${clients} clients`, perSecond, '/s');
    add('API', `${name}: one in a hundred takes longer than`, quantile(times, 0.99), 'ms');
  };
  const pages = Math.min(200, Math.floor(sessions / 20));
  await load(`sessions list of ${sessions}`, (n) => `${url}${SESSIONS}?page=${1 + (n % pages)}`, requests, 8);
  await load('one session', () => page[0], requests, 8);
  await load(
    `${ROWS} frames, each 100th`,
    () => `${measurement}/frames?every=100`,
    Math.max(8, requests / 50),
    4,
  );
  const all = await timed(`${measurement}/frames`);
  add('API', `all ${ROWS} frames, streamed`, all.ms / 1000, 's');
  add('API', `all ${ROWS} frames, streamed`, all.bytes / 1e6, 'MB');
}
