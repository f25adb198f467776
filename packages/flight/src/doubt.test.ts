import { doubtOf } from './doubt';

const box = { x: 40, y: 50, size: 1 };

it('says how unsure it is of lights that were found, and what to do', () => {
  const [warning] = doubtOf({ PAPI_A: { ...box, confidence: 0.114 }, PAPI_B: { ...box, confidence: 0.114 } });
  expect(warning).toMatchObject({
    code: 'lights_unsure',
    message: expect.stringMatching(/confidence of 11 % only.*by hand/) as string,
  });
});

it('says nothing where the lights are as sure as the queue wants them, or placed by a person', () => {
  expect(doubtOf({ PAPI_A: { ...box, confidence: 0.9 }, PAPI_B: { ...box, confidence: 0.97 } })).toEqual([]);
  expect(doubtOf({ PAPI_A: box, PAPI_B: box })).toEqual([]);
});
