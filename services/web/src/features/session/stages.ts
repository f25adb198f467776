import type { Phase } from '../../api/types';

export const STAGES = [
  'ingest',
  'confirm',
  'analysis',
  'encode',
  'upload',
] as const satisfies readonly Phase[];
export type Stage = (typeof STAGES)[number];

/** Percentage of the whole at which each stage begins and ends (the API counts one percentage over all of them). */
const SPANS: Readonly<Record<Stage, readonly [number, number]>> = {
  ingest: [0, 5],
  confirm: [5, 5],
  analysis: [5, 60],
  encode: [60, 95],
  upload: [95, 100],
};

export type StageState = 'done' | 'now' | 'later';

export function stageState(stage: Stage, phase: Phase): StageState {
  if (phase === 'done') return 'done';
  const [own, current] = [STAGES.indexOf(stage), STAGES.indexOf(phase)];
  if (own === current) return 'now';
  return own < current ? 'done' : 'later';
}

/** How much of a stage is done, 0–1, when `percentage` of the whole is. */
export function stageFraction(stage: Stage, percentage: number): number {
  const [from, to] = SPANS[stage];
  if (to === from) return percentage >= to ? 1 : 0;
  return Math.min(1, Math.max(0, (percentage - from) / (to - from)));
}
