import type { Spot } from '../spots/find';
import { reacquire, type LostUnit } from './reacquire';

const spot = (x: number, y: number, greenRed = 0.08, strength = 120): Spot => ({
  ...{ x, y, greenRed, strength },
  radius: 2,
  peak: strength,
});
const unit = (x: number, known = true): LostUnit => ({
  point: { x, y: 100 },
  greenRed: 0.08,
  known,
  light: known ? spot(x, 100) : null,
});
const row = [unit(200), unit(230), unit(260), unit(290)];
const frame = (spots: readonly Spot[]) => ({ timestamp: 1, width: 800, height: 450, spots });

describe('taking a lost group up again', () => {
  it('finds it elsewhere and at twice the zoom', () => {
    const there = [0, 1, 2, 3].map((i) => spot(400 + 60 * i, 300));
    expect(reacquire(row, frame([...there, spot(90, 90), spot(500, 90)]))?.spots).toEqual(there);
  });

  it('finds a bar on the right, which has unit A at its right end', () => {
    const there = [0, 1, 2, 3].map((i) => spot(500 - 60 * i, 300));
    expect(reacquire(row.toReversed(), frame([...there, spot(90, 90)]))?.spots).toEqual(there);
  });

  it('takes nothing while a unit that was lit is missing', () => {
    expect(reacquire(row, frame([0, 1, 2].map((i) => spot(400 + 30 * i, 300))))).toBeNull();
  });

  it('knows that units may have left the frame, but not by zooming out', () => {
    const atTheEdge = (step: number) => [1, 2, 3].map((i) => spot(step * i - 12, 300));
    expect(reacquire(row, frame(atTheEdge(30)))?.spots).toEqual([null, ...atTheEdge(30)]);
    expect(reacquire(row, frame(atTheEdge(14)))).toBeNull();
  });

  it('knows a dark unit', () => {
    const lit = [spot(400, 300), spot(460, 300), spot(490, 300)];
    const units = [unit(200), unit(230, false), unit(260), unit(290)];
    expect(reacquire(units, frame(lit))?.spots).toEqual([lit[0], null, lit[1], lit[2]]);
  });

  it('does not guess which side of a two-sided bar it sees', () => {
    const bar = [200, 230, 260, 290, 500, 530, 560, 590].map((x) => unit(x));
    const side = (x: number) => [0, 1, 2, 3].map((i) => spot(x + 30 * i, 300));
    expect(reacquire(bar, frame(side(20)))).toBeNull();
    expect(reacquire(bar, frame(side(690)))).toBeNull();
    const both = [...side(20), ...side(320)];
    expect(reacquire(bar, frame(both))?.spots).toEqual(both);
  });

  it('takes no row of much fainter lights, and neither of two that are alike', () => {
    const faint = [0, 1, 2, 3].map((i) => spot(400 + 30 * i, 300, 0.08, 30));
    expect(reacquire(row, frame(faint))).toBeNull();
    const two = [100, 300].flatMap((y) => [0, 1, 2, 3].map((i) => spot(400 + 30 * i, y)));
    expect(reacquire(row, frame(two))).toBeNull();
  });
});
