import { phasePercentage, secondsLeft } from './time-left';

const began = new Date('2026-01-01T00:00:00Z');
const after = (seconds: number): Date => new Date(began.getTime() + 1000 * seconds);
const row = {
  status: 'processing',
  current_phase: 'analysis',
  options: {},
  progress_percentage: 27,
  phase_began_at: began,
  phase_began_percentage: 5,
  updated_at: after(44),
};

test('the rest goes as fast as the phase has gone so far', () => {
  expect(secondsLeft(row)).toBe(146);
  expect(phasePercentage(row)).toBeCloseTo(40);
});

test('what a retry took over says nothing of the speed', () => {
  expect(secondsLeft({ ...row, phase_began_percentage: 26, updated_at: after(4) })).toBe(292);
});

test('a phase that stands still takes longer and longer', () => {
  const waits = [44, 60, 120].map((seconds) => secondsLeft({ ...row, updated_at: after(seconds) }) ?? 0);
  expect(waits).toEqual([...waits].sort((a, b) => a - b));
});

test('no videos, no time for them', () => {
  expect(secondsLeft({ ...row, options: { videos: false } })).toBe(76);
});

test.each([
  ['nothing was reported', { phase_began_at: null, phase_began_percentage: null }],
  ['it has hardly begun', { updated_at: after(1) }],
  ['it has not moved', { progress_percentage: 5.1 }],
  ['a person is waited for', { status: 'preview_ready', current_phase: 'confirm' }],
  ['it has ended', { status: 'completed', current_phase: 'done' }],
])('unknown when %s', (_, change) => {
  expect(secondsLeft({ ...row, ...change })).toBeNull();
});
