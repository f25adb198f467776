import { createEdge, EDGE_SHAPES, edgeOfAll, erf } from './edge';

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

describe('the edge of several lamps', () => {
  it('is that of one where all change together', () => {
    const edge = createEdge('erf', 2.5, 3.6);
    const all = edgeOfAll([edge, edge, edge]);
    expect(all.theta50).toBeCloseTo(2.5, 12);
    expect((all.theta90 - all.theta10) * 60).toBeCloseTo(3.6, 9);
  });

  it('lies between them and is wider where they do not', () => {
    const lamps = [-1, 1].map((arcmin) => createEdge('logistic', 2.5 + arcmin / 60, 2));
    const all = edgeOfAll(lamps);
    expect(all.theta50).toBeCloseTo(2.5, 12);
    expect((all.theta90 - all.theta10) * 60).toBeGreaterThan(2.8);
    expect(all.white(2.5 + 1 / 60)).toBeCloseTo((0.5 + lamps[0]!.white(2.5 + 1 / 60)) / 2, 12);
  });
});
