import { normal, uniform } from '../../testing/random';
import { localCurve } from './local-curve';
import { cutCorners, updateScatter } from './scatter';

const CUE = 1 / 30;

/** Heights of a climb that sways, as they arrive; `noise`: standard deviation, metres. */
function heights(hz: number, noise: number, { speed = 1, seed = 1, step = 0 } = {}) {
  const random = normal(uniform(seed));
  return Array.from({ length: Math.round(40 * hz) }, (_, k) => {
    const time = k / hz;
    const sway = 0.1 * Math.sin(2 * Math.PI * 0.2 * time);
    const height = 180 + speed * time + sway + noise * random();
    return { time: step > 0 ? Math.ceil(time / step) * step : time, value: height };
  });
}

describe('what heights scatter by', () => {
  it.each([5, 10, 25])('is told to an eighth at %d updates a second', (hz) => {
    for (const noise of [0.02, 0.05]) {
      const found = updateScatter(heights(hz, noise, { speed: 0.2 }), CUE, 1 / hz);
      expect(found).toBeGreaterThan(0.875 * noise);
      expect(found).toBeLessThan(1.125 * noise);
    }
  });

  it('is nothing where a drone moves smoothly, or where times are known to a cue only', () => {
    expect(updateScatter(heights(10, 0), CUE, 0.1)).toBeLessThan(0.003);
    expect(updateScatter(heights(12.7, 0, { speed: 1, step: CUE }), CUE, 1 / 12.7)).toBeLessThan(0.015);
  });

  it('is not told by leaps of single values', () => {
    const leaping = heights(10, 0.02, { speed: 0.2 }).map((point, k) =>
      k % 50 === 0 ? { ...point, value: point.value + 3 } : point,
    );
    expect(updateScatter(leaping, CUE, 0.1)).toBeLessThan(0.03);
  });

  it('is unknown of few updates, and of such that do not follow each other', () => {
    expect(updateScatter(heights(10, 0.02).slice(0, 20), CUE, 0.1)).toBeNull();
    expect(updateScatter(heights(1, 0.02), CUE, 1)).toBeNull();
    const twoAtOnce = heights(10, 0.02).map(({ time, value }) => ({ time: Math.floor(time), value }));
    expect(updateScatter(twoAtOnce, CUE, 0.1)).toBeNull();
  });
});

describe('what a smooth curve misses its updates by', () => {
  /** Up for 6 s and down again, with a rest of half a second. */
  const turning = (hz: number) =>
    Array.from({ length: Math.round(12.5 * hz) }, (_, k) => {
      const time = k / hz;
      return { time, value: 180 + 3 * Math.min(time, 6, 12.5 - time) };
    });
  const missed = (hz: number) => cutCorners(turning(hz), localCurve(turning(hz), 1 / hz), 1 / hz);

  it('is told where updates come too seldom for its window: it cuts the corners of a turning', () => {
    expect(missed(1.1)).toBeGreaterThan(0.05);
    const straight = Array.from({ length: 20 }, (_, k) => ({ time: k / 1.1, value: 180 + k }));
    expect(cutCorners(straight, localCurve(straight, 1 / 1.1), 1 / 1.1)).toBeLessThan(1e-6);
  });

  it('is no matter where they come often enough', () => {
    expect(missed(5)).toBeNull();
  });
});
