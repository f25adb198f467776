import type { Verdict } from '@papiscope/shared/contracts';

/**
 * Guard-banded verdict on a deviation (ISO 14253-1): it passes when |deviation| + u ≤ tolerance, fails when |deviation| > tolerance + u,
 * and is inconclusive between. `u`: expanded uncertainty. All three in one unit; `deviation` may have either sign.
 */
export function deviationVerdict(deviation: number, u: number, tolerance: number): Verdict {
  return upperLimitVerdict(Math.abs(deviation), u, tolerance);
}

/** The same for a value that must not exceed `limit`. A number that is none is never judged. */
export function upperLimitVerdict(value: number, u: number, limit: number): Verdict {
  if (value + u <= limit) return 'pass';
  return value > limit + u ? 'fail' : 'inconclusive';
}
