import type { Verdict } from '@papiscope/shared/contracts';
import { deviationVerdict } from './verdict';

/** What is to be judged. All numbers in `unit`; `u` is expanded. */
export interface Question {
  readonly measured: number;
  readonly nominal: number | null;
  readonly tolerance: number | null;
  readonly u: number;
  readonly unit: 'deg' | 'arcmin' | 'm';
  /** Depends on the absolute height of a flight that cannot carry it. */
  readonly indicative: boolean;
}

export interface Judgement {
  readonly verdict: Verdict;
  /** Why, in words; null for a pass. */
  readonly reason: string | null;
}

export const INDICATIVE_REASON =
  'Flown without RTK: absolute angles are indicative and carry no verdict, only differences and widths do.';
export const NO_NOMINAL_REASON = 'The site states no nominal value: measured, but not judged.';
export const NO_TOLERANCE_REASON = 'The profile states no tolerance: measured, but not judged.';

/** The guard-banded verdict on a deviation from a nominal value, with its reason. */
export function judge({ measured, nominal, tolerance, u, unit, indicative }: Question): Judgement {
  if (nominal === null) return { verdict: 'inconclusive', reason: NO_NOMINAL_REASON };
  if (tolerance === null) return { verdict: 'inconclusive', reason: NO_TOLERANCE_REASON };
  if (indicative) return { verdict: 'inconclusive', reason: INDICATIVE_REASON };
  const deviation = measured - nominal;
  const verdict = deviationVerdict(deviation, u, tolerance);
  const facts = `deviation ${signed(deviation, unit)}, tolerance ±${amount(tolerance, unit)}, U ${amount(u, unit)}`;
  if (verdict === 'pass') return { verdict, reason: null };
  if (verdict === 'fail') return { verdict, reason: `Outside the tolerance: ${facts}.` };
  return { verdict, reason: `Too close to the limit for this uncertainty: ${facts}.` };
}

/** `0.05` degrees and arc minutes read as arc minutes, metres as metres. */
export function amount(value: number, unit: Question['unit']): string {
  if (unit === 'm') return `${value.toFixed(2)} m`;
  return `${(unit === 'deg' ? value * 60 : value).toFixed(1)}′`;
}

function signed(value: number, unit: Question['unit']): string {
  return `${value < 0 ? '−' : '+'}${amount(Math.abs(value), unit)}`;
}
