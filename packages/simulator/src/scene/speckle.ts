import type { Random } from '../random';

const { floor } = Math;

const SIDE = 256;

/** Smooth periodic noise over the plane with mean 0 and values within ±1. */
export type Speckle = (x: number, y: number) => number;

/** Value noise on a lattice of spacing 1, repeated every 256. */
export function createSpeckle(random: Random): Speckle {
  const lattice = Float32Array.from({ length: SIDE * SIDE }, () => random.between(-1, 1));
  const node = (x: number, y: number): number => lattice[((y & (SIDE - 1)) << 8) | (x & (SIDE - 1))] ?? 0;
  return (x, y) => {
    const [column, row] = [floor(x), floor(y)];
    const [fx, fy] = [x - column, y - row];
    const top = node(column, row) * (1 - fx) + node(column + 1, row) * fx;
    const bottom = node(column, row + 1) * (1 - fx) + node(column + 1, row + 1) * fx;
    return top * (1 - fy) + bottom * fy;
  };
}
