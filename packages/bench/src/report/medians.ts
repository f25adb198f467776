import type { Candidate } from '../candidates/candidates';
import type { MadeClip } from '../clips/make-clip';
import type { Used } from '../measure/run-tree';
import type { BenchRow } from './report';

/** What each candidate used in one round, by name. */
export type Round = ReadonlyMap<string, Used>;

/** Medians over all rounds. Ratios are taken within a round first: what disturbs the machine then disturbs both. */
export function mediansOf(
  clip: MadeClip,
  candidates: readonly Candidate[],
  rounds: readonly Round[],
): BenchRow[] {
  return candidates.map(({ name, limit }) => {
    const used = rounds.flatMap((round) => round.get(name) ?? []);
    const ratios = rounds.flatMap((round) => {
      const [own, least] = [round.get(name), limit === null ? undefined : round.get(limit)];
      return own === undefined || least === undefined ? [] : [own.cpu / least.cpu];
    });
    return {
      clip: clip.name,
      candidate: name,
      limit,
      frames: clip.frames,
      cpu_ms_per_frame: rounded((1000 * median(used.map(({ cpu }) => cpu))) / clip.frames, 2),
      wall_s: rounded(median(used.map(({ wall }) => wall)), 2),
      memory_mb: rounded(median(used.map(({ memory }) => memory)) / 1e6, 0),
      ratio: ratios.length === 0 ? null : rounded(median(ratios), 3),
    };
  });
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[half - 1] ?? NaN)) / 2;
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
