import { BLOCK, drawFlight } from './draw';
import { parseSetName, planMatrix, SET_NAMES } from './plan';

const request = { set: 'core', flights: 2 * BLOCK, stressFlights: 0, seed: 3 } as const;

describe('the matrix', () => {
  it('is the same for the same seed, and does not change when flights are added', () => {
    const few = planMatrix({ ...request, flights: 5 });
    expect(planMatrix(request).slice(0, 5)).toEqual(few);
    expect(planMatrix({ ...request, seed: 4 })[0]?.key).not.toBe(few[0]?.key);
    expect(new Set(planMatrix(request).map(({ key }) => key)).size).toBe(2 * BLOCK);
  });

  it('draws every twelfth of a condition once in twelve flights', () => {
    for (const condition of ['exposure', 'lag']) {
      const parts = Array.from({ length: BLOCK }, (_, i) =>
        Math.floor(drawFlight(9, BLOCK + i).unit(condition) * BLOCK),
      );
      expect(parts.toSorted((a, b) => a - b)).toEqual(Array.from({ length: BLOCK }, (_, i) => i));
    }
  });

  it('keeps the core set within the conditions of its targets', () => {
    for (const { options, megabits } of planMatrix(request)) {
      expect(options.distance).toBeGreaterThanOrEqual(300);
      expect(options.distance).toBeLessThanOrEqual(400);
      expect(options.climbSpeed).toBeLessThanOrEqual(1.5);
      expect(options.exposure).toBeLessThanOrEqual(16);
      expect(Math.abs(options.lag)).toBeLessThanOrEqual(0.5);
      expect(Math.min(...options.widthsArcmin)).toBeGreaterThanOrEqual(2);
      expect(megabits).toBeGreaterThanOrEqual(6);
      expect(options).toMatchObject({ rtk: true, heightNoise: 0.02, passes: 'both', dark: [] });
    }
  });

  it('has flights that the simulator accepts in every set', () => {
    const flights = planMatrix({ set: 'all', flights: 3, stressFlights: 2, seed: 1 });
    expect(flights).toHaveLength(3 + 2 * (SET_NAMES.length - 2));
  });

  it('refuses a set it does not know', () => {
    expect(() => parseSetName('cores')).toThrow(/no set "cores"/);
  });
});
