// pnpm bench [--short] [--parts LIST] [--out FILE] [--check] [--compare FILE] …     sets up, then measures everything there is to measure
// --short: two clips, shorter segments and fewer requests, in about half an hour. Parts: stages, segments, length, memory, system,
// queue, upload. Whatever else is given goes to `papiscope bench` (--help lists it). The figures go to docs/bench/{day}.json, or to --out.
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { forwardSignals, run } from './lib/processes.mjs';
import { setup } from './setup.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const STAGES = ['stages', 'segments', 'length', 'memory'];
const ALL = [...STAGES, 'system', 'queue', 'upload'];
/** How much is done, whole and in short. */
const FULL = {
  cli: ['--longest', '300'],
  more: { sessions: 100_000, requests: 2000, flights: 300, megabytes: 512, rounds: 3 },
};
const SHORT = {
  cli: ['--clips', '1080p30-h264,4k30-h264', '--longest', '60', '--flights', '20'],
  more: { sessions: 100_000, requests: 400, flights: 60, megabytes: 128, rounds: 3 },
};

const { values, tokens } = parseArgs({
  options: {
    short: { type: 'boolean' },
    parts: { type: 'string' },
    out: { type: 'string' },
    folder: { type: 'string' },
    check: { type: 'boolean' },
    compare: { type: 'string' },
    clips: { type: 'string' },
    rounds: { type: 'string' },
    segment: { type: 'string' },
    longest: { type: 'string' },
    flights: { type: 'string' },
    help: { type: 'boolean' },
  },
  tokens: true,
});
/** Those that `papiscope bench` gets as they are; they come behind, and so before, those of `--short`. */
const PASSED = ['folder', 'clips', 'rounds', 'segment', 'longest', 'flights', 'help'];

const cli = (args) =>
  run(process.execPath, ['packages/cli/bin/papiscope.js', 'bench', ...args], { cwd: root });

async function main() {
  if (!(await setup())) return 1;
  const passed = tokens
    .filter(({ name }) => PASSED.includes(name))
    .flatMap(({ name, value }) => [`--${name}`, ...(value === undefined ? [] : [value])]);
  if (values.help) return (await cli(passed)).code;
  const parts = values.parts?.split(',') ?? ALL;
  const unknown = parts.filter((part) => !ALL.includes(part));
  if (unknown.length > 0) throw new Error(`There is no part ${unknown.join(', ')}: ${ALL.join(', ')}.`);
  const size = values.short ? SHORT : FULL;
  const scratch = await mkdtemp(path.join(tmpdir(), 'papiscope-bench-all-'));
  try {
    const file = path.join(scratch, 'bench.json');
    const ours = parts.filter((part) => STAGES.includes(part));
    if (ours.length > 0) {
      const { code } = await cli([...size.cli, ...passed, '--parts', ours.join(','), '--out', file]);
      if (code !== 0) return code ?? 1;
    }
    const { bench, benchSchema, benchTable, missedTargets, regressions } = createRequire(import.meta.url)(
      '../packages/bench/dist/index.js',
    );
    const report =
      ours.length > 0
        ? benchSchema.parse(JSON.parse(await readFile(file, 'utf8')))
        : await bench({
            parts: [],
            clips: [],
            rounds: 0,
            segmentLength: 0,
            longest: 0,
            flights: 0,
            folder: '',
          });
    const out = path.resolve(root, values.out ?? `docs/bench/${report.date.slice(0, 10)}.json`);
    await mkdir(path.dirname(out), { recursive: true });
    const keep = () => writeFile(out, `${JSON.stringify(report, null, 2)}\n`);
    await keep();
    const told = report.figures.length;
    const failed = [];
    for (const [part, measure] of Object.entries(MORE).filter(([part]) => parts.includes(part))) {
      try {
        report.figures.push(...(await measure(size.more)));
        await keep();
      } catch (error) {
        // what was measured before must not be lost
        console.error(`${part} failed:`, error);
        failed.push(part);
      }
    }
    const rest = { ...report, rows: [], figures: report.figures.slice(told) };
    console.log(`${benchTable(rest)}\n\n${path.relative(root, out)}`);
    const before = values.compare && benchSchema.parse(JSON.parse(await readFile(values.compare, 'utf8')));
    const faults = [
      ...(values.check ? missedTargets(report) : []),
      ...(before ? regressions(before, report) : []),
    ];
    if (faults.length > 0) console.error(`Too slow:\n${faults.join('\n')}`);
    return faults.length + failed.length > 0 ? 1 : 0;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

const say = (text) => console.error(text);

function clipNamed(name) {
  const { CLIPS, makeClip } = createRequire(import.meta.url)('../packages/bench/dist/index.js');
  const clip = CLIPS.find((each) => each.name === name);
  return makeClip(clip, path.resolve(root, values.folder ?? 'bench-clips'));
}

/** The parts that need a whole system, and what measures them. */
const MORE = {
  async queue(amount) {
    const { queueFigures } = await import('./bench/queue.mjs');
    return queueFigures({ ...amount, say });
  },
  async system(amount) {
    const { systemFigures } = await import('./bench/system.mjs');
    const [clip, large] = [await clipNamed('1080p30-h264'), await clipNamed('4k30-h264')];
    return systemFigures({ ...amount, clip, large, say });
  },
  async upload(amount) {
    const { uploadFigures } = await import('./bench/upload.mjs');
    return uploadFigures({ ...amount, say });
  },
};

forwardSignals();
process.exitCode = await main();
