import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  bench,
  benchSchema,
  benchTable,
  CLIPS,
  missedTargets,
  PARTS,
  regressions,
  type BenchReport,
  type Clip,
  type Part,
} from '@papiscope/bench';
import { PapiscopeError } from '@papiscope/shared/contracts';
import type { Command } from 'commander';
import { whileInterruptible } from '../interrupt';
import { readJsonAs } from '../json-files';
import { createProgressBar, type ProgressBar } from '../progress';
import { parseNumber, parseWords } from '../values';

interface BenchFlags {
  readonly parts: readonly string[];
  readonly segment: number;
  readonly longest: number;
  readonly flights: number;
  readonly clips: readonly string[];
  readonly rounds: number;
  readonly folder: string;
  readonly out?: string;
  readonly compare?: string;
  readonly check?: boolean;
}

/** `papiscope bench`: CPU time of decoding, analysis and encoding beside what the machine could do at best. */
export function addBench(program: Command): void {
  program
    .command('bench')
    .description(
      'time analysis and encoding of simulated flights beside bare decoding and transcoding; Linux',
    )
    .option(
      '--clips <list>',
      `of ${CLIPS.map(({ name }) => name).join(', ')}`,
      parseWords,
      CLIPS.map(({ name }) => name),
    )
    .option('--parts <list>', `of ${PARTS.join(', ')}`, parseWords, [...PARTS])
    .option('--segment <s>', 'length of each of four segments, seconds', parseNumber, 30)
    .option('--longest <s>', 'length of the longest video, seconds', parseNumber, 300)
    .option('--flights <n>', 'flights that one process measures for its memory', parseNumber, 50)
    .option('--rounds <n>', 'how often each candidate runs, in turn', parseNumber, 3)
    .option('--folder <folder>', 'where the clips are kept for the next time', 'bench-clips')
    .option('--out <file>', 'write the figures there as JSON')
    .option('--compare <file>', 'exit status 1 when a ratio is over a tenth worse than in these figures')
    .option('--check', 'exit status 1 when a target is missed')
    .action(async (flags: BenchFlags) => {
      const before = flags.compare === undefined ? null : await readJsonAs(flags.compare, benchSchema);
      const report = await run(flags);
      process.stdout.write(`${benchTable(report)}\n`);
      if (flags.out !== undefined) {
        await mkdir(path.dirname(path.resolve(flags.out)), { recursive: true });
        await writeFile(flags.out, `${JSON.stringify(report, null, 2)}\n`);
      }
      const faults = [
        ...(flags.check === true ? missedTargets(report) : []),
        ...(before === null ? [] : regressions(before, report)),
      ];
      if (faults.length > 0) throw new Error(`Too slow:\n${faults.join('\n')}`);
    });
}

async function run({
  parts,
  clips,
  rounds,
  segment,
  longest,
  flights,
  folder,
}: BenchFlags): Promise<BenchReport> {
  let shown: { readonly what: string; readonly bar: ProgressBar } | null = null;
  const show = (what: string, done: number, total: number): void => {
    if (shown?.what !== what) {
      shown?.bar.end();
      shown = { what, bar: createProgressBar(what, 'steps') };
    }
    shown.bar.show(done, total);
  };
  try {
    return await whileInterruptible((signal) =>
      bench(
        {
          parts: parts.map(partNamed),
          clips: clips.map(clipNamed),
          segmentLength: segment,
          longest,
          flights: Math.max(10, Math.round(flights)),
          rounds: Math.max(1, Math.round(rounds)),
          folder: path.resolve(folder),
        },
        { signal, onProgress: show },
      ),
    );
  } finally {
    (shown as { readonly bar: ProgressBar } | null)?.bar.end();
  }
}

function partNamed(name: string): Part {
  const part = PARTS.find((each) => each === name);
  if (part === undefined) throw new PapiscopeError('validation_failed', `There is no part "${name}".`);
  return part;
}

function clipNamed(name: string): Clip {
  const clip = CLIPS.find((each) => each.name === name);
  if (clip === undefined) throw new PapiscopeError('validation_failed', `There is no clip "${name}".`);
  return clip;
}
