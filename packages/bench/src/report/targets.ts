import { NAMES } from '../candidates/candidates';
import type { BenchReport, BenchRow } from './report';

/** Greatest CPU time over that of the limit. */
const LIMITS = {
  /** Decode / analysis at least 0.90 at 4K, 0.85 at 1080p. */
  measure: { uhd: 1 / 0.9, hd: 1 / 0.85 },
  encode: 1.15,
  /** How many times the peer's CPU time ours must fit into. */
  peer: { uhd: 1.05, hd: 1.25 },
} as const;
const sizeOf = (clip: string): 'uhd' | 'hd' => (clip.startsWith('4k') ? 'uhd' : 'hd');

/** The part of a clip's analysis that its decoding must be at least. */
export const leastOfDecode = (clip: string): number => 1 / LIMITS.measure[sizeOf(clip)];

/** A ratio that grew by more than this part has got worse. */
const MOST_GROWTH = 0.1;

/** What a report misses of the targets for ratios of CPU time, one line each. */
export function missedTargets({ rows }: BenchReport): string[] {
  return rows.flatMap((row) => {
    const size = sizeOf(row.clip);
    switch (row.candidate) {
      case NAMES.measure:
        return above(row, row.ratio, LIMITS.measure[size], 'decode only');
      case NAMES.encode:
        return above(row, row.ratio, LIMITS.encode, 'a bare transcode');
      case NAMES.python: {
        const own = rows.find(({ clip, candidate }) => clip === row.clip && candidate === NAMES.measure);
        const share = own === undefined ? null : own.cpu_ms_per_frame / row.cpu_ms_per_frame;
        return own === undefined ? [] : above(own, share, 1 / LIMITS.peer[size], 'Python OpenCV');
      }
      default:
        return [];
    }
  });
}

/** Rows of a report that have got worse than in an earlier one, one line each. */
export function regressions(before: BenchReport, now: BenchReport): string[] {
  return now.rows.flatMap((row) => {
    const old = before.rows.find(({ clip, candidate }) => clip === row.clip && candidate === row.candidate);
    if (typeof old?.ratio !== 'number' || row.ratio === null) return [];
    return above(row, row.ratio, old.ratio * (1 + MOST_GROWTH), 'its limit, a tenth more than before');
  });
}

function above(row: BenchRow, ratio: number | null, most: number, what: string): string[] {
  if (ratio === null || ratio <= most) return [];
  return [`${row.clip}, ${row.candidate}: ${ratio.toFixed(3)} × ${what}, at most ${most.toFixed(3)}`];
}
