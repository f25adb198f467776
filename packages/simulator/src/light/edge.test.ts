import { createEdge, EDGE_SHAPES, erf } from './edge';

it.each([
  [0, 0],
  [0.5, 0.5204998778130465],
  [1, 0.8427007929497149],
  [2.6, 0.9997639655834707],
  [-3, -0.9999779095030014],
])('erf(%d) agrees with Abramowitz and Stegun, table 7.1', (x, value) => {
  expect(erf(x)).toBeCloseTo(value, 13);
});

describe.each(EDGE_SHAPES)('an edge of form %s', (shape) => {
  const edge = createEdge(shape, 2.5, 3.6);

  it('is half white at its setting, and 3.6′ wide', () => {
    expect(edge.theta50).toBe(2.5);
    expect(edge.white(2.5)).toBeCloseTo(0.5, 9);
    expect((edge.theta90 - edge.theta10) * 60).toBeCloseTo(3.6, 9);
    expect(edge.white(edge.theta10)).toBeCloseTo(0.1, 9);
    expect(edge.white(edge.theta90)).toBeCloseTo(0.9, 9);
  });

  it('is red below and white above, and never turns back', () => {
    expect(edge.white(2.2)).toBeLessThan(1e-6);
    expect(edge.white(2.9)).toBeGreaterThan(1 - 1e-6);
    const values = Array.from({ length: 400 }, (_, i) => edge.white(2.4 + i * 0.0005));
    values.slice(1).forEach((value, i) => expect(value).toBeGreaterThanOrEqual(values[i]!));
  });
});
