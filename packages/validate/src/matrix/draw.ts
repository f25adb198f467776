import { createRandom } from '@papiscope/simulator';

/** Flights of one Latin hypercube: in so many consecutive flights every twelfth of every condition occurs once. */
export const BLOCK = 12;

/** Values of one flight's conditions, each drawn by its name. */
export interface Draw {
  /** Uniform in [0, 1). */
  unit(condition: string): number;
  between(condition: string, low: number, high: number): number;
  /** Uniform in the logarithm. */
  log(condition: string, low: number, high: number): number;
  pick<T>(condition: string, values: readonly [T, ...T[]]): T;
  /** True in this share of the flights. */
  chance(condition: string, share: number): boolean;
}

/**
 * Latin hypercube sampling in blocks (McKay, Beckman and Conover, Technometrics 21 (1979) 239): a pure function of seed and flight
 * number, so that more flights never change those before them.
 */
export function drawFlight(seed: number, flight: number): Draw {
  const block = Math.floor(flight / BLOCK);
  const unit = (condition: string): number => {
    const random = createRandom(seed).fork(`${condition}/${block}`);
    const order = Array.from({ length: BLOCK }, (_, i) => i);
    for (let i = BLOCK - 1; i > 0; i--) {
      const j = Math.floor(random.uniform() * (i + 1));
      [order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0];
    }
    const jitter = Array.from({ length: BLOCK }, () => random.uniform());
    const place = flight % BLOCK;
    return ((order[place] ?? 0) + (jitter[place] ?? 0)) / BLOCK;
  };
  return {
    unit,
    between: (condition, low, high) => low + (high - low) * unit(condition),
    log: (condition, low, high) => low * (high / low) ** unit(condition),
    pick: (condition, values) => values[Math.floor(unit(condition) * values.length)] ?? values[0],
    chance: (condition, share) => unit(condition) < share,
  };
}
