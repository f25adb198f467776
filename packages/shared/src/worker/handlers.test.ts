import type { Handler, HandlersOf } from './handlers';

const segment: Handler<'analysis-segment'> = async ({ payload }) => ({ frames: payload.segment_index });
const fit: Handler<'analysis-fit'> = async () => ({ units: 4 });

test('a queue whose jobs do not all have a handler does not compile', () => {
  const complete: HandlersOf<'analysis'> = { 'analysis-segment': segment, 'analysis-fit': fit };
  // @ts-expect-error the fit has no handler
  const incomplete: HandlersOf<'analysis'> = { 'analysis-segment': segment };
  // @ts-expect-error a handler of another job's form
  const mixedUp: HandlersOf<'analysis'> = { 'analysis-segment': segment, 'analysis-fit': segment };
  expect([complete, incomplete, mixedUp].map((each) => Object.keys(each).length)).toEqual([2, 1, 2]);
});
