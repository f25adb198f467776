import fc from 'fast-check';
import { kernels } from './load';
import { doubles } from './views';

function middleOf(values: readonly number[]): number {
  doubles(kernels.reserveValues(values.length), values.length).set(values);
  return kernels.middleOfValues(values.length);
}

test('is the value in the middle of the sorted ones, whatever their order', () => {
  const values = fc.array(fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ noNaN: true })), {
    minLength: 1,
  });
  fc.assert(
    fc.property(values, (list) => {
      const sorted = Float64Array.from(list).sort();
      const middle = middleOf(list);
      // adding 0 makes −0 and 0 one value: sorting tells them apart, nothing else does
      expect(middle + 0).toBe((sorted[list.length >> 1] ?? NaN) + 0);
    }),
  );
});
