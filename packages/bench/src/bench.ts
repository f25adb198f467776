import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { cpus, release, tmpdir, totalmem, type } from 'node:os';
import path from 'node:path';
import { resolveTools } from '@papiscope/video';
import { candidatesFor } from './candidates/candidates';
import { ours } from './candidates/ours';
import { findPython } from './candidates/python-peer';
import { SMALL_CLIP, type Clip } from './clips/catalogue';
import { makeClip, type MadeClip } from './clips/make-clip';
import { lengthFigures } from './figures/length';
import { memoryFigures } from './figures/memory';
import { splitFigures } from './figures/splitting';
import { runTree, type Used } from './measure/run-tree';
import type { Part } from './parts';
import type { Figure } from './report/figure';
import type { BenchOptions } from './options';
import { mediansOf, type Round } from './report/medians';
import type { BenchReport, BenchRow } from './report/report';

export interface BenchRequest {
  readonly parts: readonly Part[];
  /** Of the stages; the first one serves for the segments and lengths, too. */
  readonly clips: readonly Clip[];
  readonly rounds: number;
  /** Of each segment, and of the longest video, seconds. */
  readonly segmentLength: number;
  readonly longest: number;
  /** Flights in one process. */
  readonly flights: number;
  /** Where clips are kept from one run to the next. */
  readonly folder: string;
}

/** Times all candidates on all clips, in turn, round by round. */
export async function bench(request: BenchRequest, options: BenchOptions = {}): Promise<BenchReport> {
  const rows: BenchRow[] = [];
  const figures: Figure[] = [];
  const made = (clip: Clip): Promise<MadeClip> =>
    makeClip(clip, request.folder, {
      signal: options.signal,
      onProgress: (done, total) => options.onProgress?.(`Rendering ${clip.name}`, done, total),
    });
  const [first] = request.clips;
  if (request.parts.includes('stages'))
    for (const each of request.clips)
      rows.push(...(await benchClip(await made(each), request.rounds, options)));
  const { rounds, segmentLength: length, longest } = request;
  if (request.parts.includes('segments') && first !== undefined)
    figures.push(...(await splitFigures({ clip: await made(first), rounds, length }, options)));
  if (request.parts.includes('length') && first !== undefined)
    figures.push(...(await lengthFigures({ clip: await made(first), rounds, longest }, options)));
  if (request.parts.includes('memory')) {
    options.onProgress?.(`Measuring ${request.flights} flights in one process`, 0, 1);
    figures.push(...(await memoryFigures(await made(SMALL_CLIP), request.flights, options)));
  }
  return {
    schema: 'papiscope.bench/1',
    date: new Date().toISOString(),
    machine: {
      cpu: cpus()[0]?.model ?? 'unknown',
      cores: cpus().length,
      memory_gb: Math.round(totalmem() / 1e9),
      os: `${type()} ${release()}`,
      node: process.version,
      ffmpeg: (await resolveTools()).version,
      python_opencv: (await findPython())?.openCv ?? null,
    },
    rounds: request.rounds,
    rows,
    figures,
  };
}

async function benchClip(clip: MadeClip, rounds: number, options: BenchOptions): Promise<BenchRow[]> {
  const { signal, onProgress } = options;
  const scratch = await mkdtemp(path.join(tmpdir(), 'papiscope-bench-'));
  try {
    const [analysis, out] = [path.join(scratch, 'analysis'), path.join(scratch, 'out')];
    await mkdir(out);
    onProgress?.(`Measuring ${clip.name}`, 0, 1);
    const { video, telemetry, site } = clip.flight;
    await runTree(ours({ stage: 'analyze', video, telemetry, site, out: analysis }, scratch), { signal });
    const candidates = await candidatesFor(clip, analysis, out);
    const timed: Round[] = [];
    for (let round = 0; round < rounds; round++) {
      const used = new Map<string, Used>();
      for (const [i, { name, command }] of candidates.entries()) {
        onProgress?.(`Timing ${clip.name}`, round * candidates.length + i, rounds * candidates.length);
        used.set(name, await runTree(command, { signal }));
      }
      timed.push(used);
    }
    return mediansOf(clip, candidates, timed);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
