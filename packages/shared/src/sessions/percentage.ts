import type { Phase } from '../contracts';

/** Percentage of the whole at which a phase begins: what the stages take on a common flight. */
export const PHASE_START: Readonly<Record<Phase, number>> = {
  ingest: 0,
  confirm: 5,
  analysis: 5,
  encode: 60,
  upload: 95,
  done: 100,
};

export const PHASE_END: Readonly<Record<Phase, number>> = {
  ingest: 5,
  confirm: 5,
  analysis: 60,
  encode: 95,
  upload: 100,
  done: 100,
};

/** Share of the analysis phase that goes into its segments; the fit takes the rest. */
export const SEGMENTS_SHARE = 0.97;

/** Percentage of the whole after `fraction` (0–1) of a phase. */
export function overallPercentage(phase: Phase, fraction: number): number {
  const done = Math.min(1, Math.max(0, fraction));
  return PHASE_START[phase] + (PHASE_END[phase] - PHASE_START[phase]) * done;
}
