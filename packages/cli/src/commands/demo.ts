import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { PapiscopeError, siteSchema, type SessionRecord } from '@papiscope/shared/contracts';
import {
  PRESETS,
  parseSimulation,
  simulateFlight,
  truthSchema,
  type SimulatedFlight,
} from '@papiscope/simulator';
import { Option, type Command } from 'commander';
import { ApiClient } from '../client';
import { compareWithTruth, isWithin, type UnitComparison } from '../demo/compare';
import { followSession } from '../demo/follow-session';
import { StageProgress } from '../demo/stage-progress';
import { untilInterrupted, whileInterruptible } from '../interrupt';
import { createProgressBar } from '../progress';
import { table } from '../result-table';
import { ownEnvironment, startSystem } from '../system';

interface DemoFlags {
  readonly out: string;
  readonly preset: keyof typeof PRESETS;
  readonly seed: number;
  readonly keep?: boolean;
}

/** Every unit must be measured as well as this, arc minutes. */
const LIMIT_ARCMIN = 1;

/** `papiscope demo`: a simulated flight through the whole system, as a client sees it, beside its truth. */
export function addDemo(program: Command): void {
  program
    .command('demo')
    .description(
      'simulate a flight, send it through the whole system over HTTP, and compare the result with the truth',
    )
    .option('--out <folder>', 'where flight and data go; emptied first', 'demo-output')
    .addOption(new Option('--preset <name>', 'flight').choices(Object.keys(PRESETS)).default('demo'))
    .option('--seed <n>', 'what chance brings', Number, 1)
    .option('--keep', 'leave the system running afterwards and print its address')
    .action((flags: DemoFlags) => whileInterruptible((signal) => demo(flags, signal)));
}

async function demo({ out, preset, seed, keep = false }: DemoFlags, signal: AbortSignal): Promise<void> {
  const folder = path.resolve(out);
  await rm(folder, { recursive: true, force: true });
  const flight = await simulate(preset, seed, path.join(folder, 'flight'), signal);
  const truth = truthSchema.parse(JSON.parse(await readFile(flight.truth, 'utf8')));
  const site = siteSchema.parse(JSON.parse(await readFile(flight.site, 'utf8')));

  const dataPath = path.join(folder, 'data');
  process.stdout.write('Starting database, queue, API and workers\n');
  const system = await startSystem({ dataPath, port: 0, signal, base: ownEnvironment(process.env) });
  try {
    process.stdout.write(`Uploading to ${system.url}\n`);
    const client = new ApiClient(system.url, signal);
    await client.importSite(site);
    const sessionId = await client.upload({
      airport: site.airport.icao,
      runway: site.runway.code,
      video: flight.video,
      telemetry: flight.telemetry,
      options: { auto_confirm: true },
    });
    const session = await Promise.race([showProgress(client, sessionId, signal), system.failed]);
    if (session.result === null)
      throw new PapiscopeError('internal', 'The session is completed without a result.');
    const units = compareWithTruth(session.result, truth);
    process.stdout.write(`\n${comparisonTable(units)}\n\n${fileList(session, dataPath, flight)}\n`);
    if (!isWithin(units, LIMIT_ARCMIN)) {
      throw new PapiscopeError(
        'internal',
        `Not every unit was measured within ${LIMIT_ARCMIN}′ of the truth.`,
      );
    }
    process.stdout.write(`\nEvery unit was measured within ${LIMIT_ARCMIN}′ of the truth.\n`);
    if (keep) {
      process.stdout.write(`\nThe system is running at ${system.url}; Ctrl-C stops it.\n`);
      await Promise.race([untilInterrupted(signal), system.failed]);
    }
  } finally {
    await system.stop();
  }
}

async function showProgress(
  client: ApiClient,
  sessionId: string,
  signal: AbortSignal,
): Promise<SessionRecord> {
  const progress = new StageProgress();
  try {
    return await followSession(client, sessionId, signal, (status) => progress.show(status));
  } finally {
    progress.end();
  }
}

async function simulate(
  preset: keyof typeof PRESETS,
  seed: number,
  folder: string,
  signal: AbortSignal,
): Promise<SimulatedFlight> {
  const simulation = parseSimulation({ ...PRESETS[preset], seed });
  process.stdout.write(`Simulating a flight, ${simulation.width}×${simulation.height}\n`);
  const bar = createProgressBar('Rendering', 'frames');
  try {
    return await simulateFlight(simulation, folder, {
      signal,
      onProgress: ({ done, total }) => bar.show(done, total),
    });
  } finally {
    bar.end();
  }
}

function comparisonTable(units: readonly UnitComparison[]): string {
  const minutes = (value: number | null, digits = 2) => (value === null ? '–' : `${value.toFixed(digits)}′`);
  const degrees = (value: number | null) => (value === null ? '–' : `${value.toFixed(4)}°`);
  return table([
    ['unit', 'true', 'measured', 'difference', 'U (k=2)', 'true width', 'width', 'verdict'],
    ...units.map((unit) => [
      unit.unit,
      degrees(unit.trueAngle),
      degrees(unit.measuredAngle),
      minutes(unit.error),
      minutes(unit.uncertainty),
      minutes(unit.trueWidth, 1),
      minutes(unit.measuredWidth, 1),
      unit.verdict,
    ]),
  ]);
}

/** Everything the session left in the storage, as paths on this machine. */
function fileList(session: SessionRecord, dataPath: string, flight: SimulatedFlight): string {
  const keys = Object.entries(session).flatMap(([name, value]) =>
    name.endsWith('_s3_key') && typeof value === 'string' ? [value] : [],
  );
  return [flight.truth, ...keys.map((key) => path.join(dataPath, key))].join('\n');
}
