import { phaseSchema, uploadOptionsSchema, type Phase } from '../contracts';
import type { MeasurementSession } from '../database';
import { PHASE_END, PHASE_START } from './percentage';

type Row = Pick<
  MeasurementSession,
  | 'status'
  | 'current_phase'
  | 'options'
  | 'progress_percentage'
  | 'phase_began_at'
  | 'phase_began_percentage'
  | 'updated_at'
>;

/** Less than so many seconds, or percent of the whole, say nothing of how fast a phase goes. */
const LEAST = { seconds: 2, percent: 0.5 };

/** How much of the present phase is done, 0–100. */
export function phasePercentage({ current_phase, progress_percentage }: Row): number {
  const phase = phaseSchema.parse(current_phase);
  const [start, end] = [PHASE_START[phase], PHASE_END[phase]];
  if (end === start) return phase === 'done' ? 100 : 0;
  return Math.min(100, Math.max(0, (100 * (progress_percentage - start)) / (end - start)));
}

/**
 * Seconds until the session is complete, from how fast its present phase has gone and what later ones take beside it on a common flight.
 * Null while that is not known, while a person is waited for, or once the session has ended.
 */
export function secondsLeft(row: Row): number | null {
  const { phase_began_at: began, phase_began_percentage: from, progress_percentage: percent } = row;
  if (row.status !== 'processing' || began === null || from === null) return null;
  const seconds = (row.updated_at.getTime() - began.getTime()) / 1000;
  const gained = percent - from;
  if (seconds < LEAST.seconds || gained < LEAST.percent) return null;
  return Math.max(0, Math.round(((100 - percent - leftOut(row)) / gained) * seconds));
}

/** Percent of the whole that this session will not need. */
function leftOut({ current_phase, options }: Row): number {
  const encodes = uploadOptionsSchema.parse(options).videos;
  const phase: Phase = phaseSchema.parse(current_phase);
  return encodes || phase !== 'analysis' ? 0 : PHASE_END.encode - PHASE_START.encode;
}
