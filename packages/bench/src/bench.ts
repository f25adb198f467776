import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { cpus, release, tmpdir, totalmem, type } from 'node:os';
import path from 'node:path';
import { resolveTools } from '@papiscope/video';
import { candidatesFor, ours } from './candidates/candidates';
import { pythonOpenCv } from './candidates/python-peer';
import type { Clip } from './clips/catalogue';
import { makeClip, type MadeClip } from './clips/make-clip';
import { runTree, type Used } from './measure/run-tree';
import { mediansOf, type Round } from './report/medians';
import type { BenchReport, BenchRow } from './report/report';

export interface BenchRequest {
  readonly clips: readonly Clip[];
  readonly rounds: number;
  /** Where clips are kept from one run to the next. */
  readonly folder: string;
}

export interface BenchOptions {
  readonly signal?: AbortSignal | undefined;
  /** What is being done: a clip's rendering, or a candidate's run. */
  readonly onProgress?: (what: string, done: number, total: number) => void;
}

/** Times all candidates on all clips, in turn, round by round. */
export async function bench(request: BenchRequest, options: BenchOptions = {}): Promise<BenchReport> {
  const rows: BenchRow[] = [];
  for (const each of request.clips) {
    const clip = await makeClip(each, request.folder, {
      signal: options.signal,
      onProgress: (done, total) => options.onProgress?.(`Rendering ${each.name}`, done, total),
    });
    rows.push(...(await benchClip(clip, request.rounds, options)));
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
      python_opencv: await pythonOpenCv(),
    },
    rounds: request.rounds,
    rows,
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
