import type { OffsetAnswer } from '../joint/joint';
import { spreadOf } from './offset-spread';

const answer = (seconds: number, cost: number, rows = 800): OffsetAnswer => ({ seconds, cost, rows });

describe('answers of the search for the time offset', () => {
  it('have no spread where all starts lead to one', () => {
    expect(spreadOf([answer(0.251, 100), answer(0.25, 101), answer(0.262, 102)])).toBe(0);
    expect(spreadOf([answer(0.25, 100)])).toBe(0);
  });

  it('count alike where they explain the rows alike', () => {
    expect(spreadOf([answer(-0.3, 120), answer(0.5, 120)])).toBeCloseTo(0.8 * Math.SQRT1_2, 10);
  });

  it('count by how well they explain the rows, and each once', () => {
    const answers = [answer(0.4, 100), answer(0.6, 110), answer(0.61, 110.1), answer(-0.7, 140)];
    // by hand: weights 1, (1/1.1)^40 = 0.022095 and (1/1.4)^40 = 1.43e-6
    const expected = Math.sqrt((0.022095 * 0.2 ** 2 + 1.43e-6 * 1.1 ** 2) / (1 + 0.022095));
    expect(spreadOf(answers)).toBeCloseTo(expected, 6);
    const fewer = answers.map(({ seconds, cost }) => answer(seconds, cost, 80));
    expect(spreadOf(fewer)).toBeGreaterThan(spreadOf(answers));
  });
});
