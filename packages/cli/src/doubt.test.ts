import { doubtOf } from './doubt';

const box = (confidence: number) => ({ x: 40, y: 50, size: 1, confidence });

it('says how unsure it is of lights that were found, and what to do', () => {
  expect(doubtOf({ PAPI_A: box(0.114), PAPI_B: box(0.114) })).toMatch(/confidence of 11 % only.*--lights/);
});

it('says nothing where the lights are as sure as the queue wants them', () => {
  expect(doubtOf({ PAPI_A: box(0.9), PAPI_B: box(0.97) })).toBeNull();
});
