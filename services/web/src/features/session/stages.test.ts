import { stageFraction, stageState } from './stages';

test('stages before the present one are done, those after it come later', () => {
  expect([
    stageState('ingest', 'analysis'),
    stageState('analysis', 'analysis'),
    stageState('encode', 'analysis'),
  ]).toEqual(['done', 'now', 'later']);
  expect(stageState('upload', 'done')).toBe('done');
});

test.each([
  ['analysis', 5, 0],
  ['analysis', 32.5, 0.5],
  ['analysis', 99, 1],
  ['encode', 10, 0],
  ['confirm', 4, 0],
  ['confirm', 5, 1],
] as const)('%s at %d %% of the whole', (stage, percentage, fraction) => {
  expect(stageFraction(stage, percentage)).toBeCloseTo(fraction, 6);
});
