// npm run docs:examples [flight …]: simulated flights go through the whole system; their reports are kept in docs/examples, frames of their videos in docs/images.
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const require = createRequire(import.meta.url);
const built = (name) => require(path.join(root, name, 'dist'));
const { ApiClient, followSession, startSystem } = built('packages/cli');
const { parseSimulation, PRESETS, simulateFlight } = built('packages/simulator');
const { runFfmpeg } = built('packages/video');

const EXAMPLES = path.join(root, 'docs/examples');
const IMAGES = path.join(root, 'docs/images');
const MINUTES = 60_000;
const SHORT = { ...PRESETS.short, width: 1280, height: 720 };

/** Every simulated flight is recorded on this day. */
const SIMULATED_DAY = '2026-05-12';

/** `day`: when it is said to have been flown. `reports`: file and address of what is kept. `images`: name, video, second. */
const FLIGHTS = {
  'former flight': {
    day: '2025-11-18',
    simulation: { ...SHORT, seed: 2, deviationsArcmin: [0.9, -0.6, 2.2, 0.4] },
  },
  report: {
    simulation: { ...SHORT, holdSeconds: 4, exposureAtRest: 0.4 },
    reports: {
      'report.en.pdf': 'report.pdf?lang=en',
      'report.sk.pdf': 'report.pdf?lang=sk',
      'report.de.html': 'report.html?lang=de',
      'report.en.xlsx': 'report.xlsx?lang=en',
      'report.en.csv': 'report.csv?lang=en',
      'report.en.json': 'report.json?lang=en',
      'manifest.json': 'manifest.json',
    },
    images: [
      ['enhanced', 'enhanced', 7.4],
      ['side-by-side', 'side_by_side', 7.4],
    ],
    stills: ['stills', 'papi_b'],
  },
  'dark unit': {
    simulation: { ...SHORT, airport: 'ZZZA', light: 'night', dark: ['PAPI_B'], seed: 3 },
    reports: { 'dark-unit.en.pdf': 'report.pdf?lang=en' },
    images: [
      ['enhanced-night', 'enhanced', 4],
      ['papi-c-night', 'papi_c', 4.4],
    ],
  },
  indicative: {
    simulation: { ...SHORT, airport: 'ZZZB', rtk: false, seed: 4 },
    reports: { 'indicative.de.pdf': 'report.pdf?lang=de' },
  },
  'one pass': {
    simulation: { ...SHORT, airport: 'ZZZC', passes: 'up', seed: 5 },
    reports: { 'one-pass.sk.pdf': 'report.pdf?lang=sk' },
  },
  'two sides': {
    simulation: { ...SHORT, airport: 'ZZZD', sides: 'both', fov: 27, seed: 6 },
    reports: { 'two-sided.en.pdf': 'report.pdf?lang=en' },
    images: [
      ['two-sided', 'enhanced', 4],
      ['two-sided-side-by-side', 'side_by_side', 4],
    ],
  },
};

async function fetchInto(address, file) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status} ${await response.text()}`);
  await writeFile(file, Buffer.from(await response.arrayBuffer()));
}

async function keep(url, id, { reports = {}, images = [], stills }) {
  const of = `${url}/api/v1/papi-measurements/${id}`;
  for (const [file, address] of Object.entries(reports))
    await fetchInto(`${of}/${address}`, path.join(EXAMPLES, file));
  for (const [name, kind, second] of images) {
    const video = await (await fetch(`${of}/video/${kind}/url`)).json();
    const shown = ['-frames:v', '1', '-vf', "scale='min(iw,1280)':-2", '-q:v', '4', '-y'];
    const input = new URL(video.url, url).href;
    await runFfmpeg(['-ss', String(second), '-i', input, ...shown, path.join(IMAGES, `${name}.jpg`)]);
  }
  if (stills === undefined) return;
  const [name, unit] = stills;
  const inputs = ['red', 'transition', 'white'].flatMap((moment) => [
    '-i',
    `${of}/stills/${unit}/${moment}.jpg`,
  ]);
  const beside = ['-filter_complex', 'hstack=inputs=3', '-q:v', '4', '-y', path.join(IMAGES, `${name}.jpg`)];
  await runFfmpeg([...inputs, ...beside]);
}

const wanted = process.argv.slice(2);
for (const name of wanted) if (!(name in FLIGHTS)) throw new Error(`There is no flight "${name}".`);
const folder = await mkdtemp(path.join(tmpdir(), 'papiscope-examples-'));
const facts = JSON.parse(await readFile(path.join(EXAMPLES, 'facts.json'), 'utf8'));
const system = await startSystem({
  dataPath: path.join(folder, 'data'),
  port: 0,
  redis: false,
  env: {
    REPORT_SIGN_P12: path.join(root, 'packages/custody/src/testing/inspector.p12'),
    REPORT_SIGN_PASSWORD: 'for-tests-only',
  },
});
try {
  const signal = AbortSignal.timeout(60 * MINUTES);
  const client = new ApiClient(system.url, signal);
  for (const [name, flight] of Object.entries(FLIGHTS)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const place = path.join(folder, name);
    await mkdir(place);
    const {
      video,
      telemetry,
      site: siteFile,
    } = await simulateFlight(parseSimulation(flight.simulation), place);
    if (flight.day !== undefined) {
      const text = await readFile(telemetry, 'utf8');
      await writeFile(telemetry, text.replaceAll(SIMULATED_DAY, flight.day));
    }
    const site = JSON.parse(await readFile(siteFile, 'utf8'));
    await client.importSite(site);
    const { airport, runway } = site;
    const id = await client.upload({
      ...{ airport: airport.icao, runway: runway.code, video, telemetry, options: { report: facts } },
    });
    const { result } = await followSession(client, id, signal);
    const verdicts = Object.entries(result.units).map(([unit, { verdict }]) => `${unit} ${verdict}`);
    process.stdout.write(`${name}: ${verdicts.join(', ')}\n`);
    await keep(system.url, id, flight);
  }
} finally {
  await system.stop();
  await rm(folder, { recursive: true, force: true });
}
