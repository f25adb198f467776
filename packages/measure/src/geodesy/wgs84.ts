import type { GeodeticPoint } from '../types';
import { toDegrees, toRadians } from './degrees';

/** Semi-major axis, metres (NGA.STND.0036). */
const A = 6378137;
const F = 1 / 298.257223563;
const E2 = F * (2 - F);
const B = A * (1 - F);

/** Earth-centred, earth-fixed position in metres: x to 0° N 0° E, z to the north pole. */
export interface Ecef {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** Radius of curvature in the prime vertical, metres. */
const primeVertical = (sinLatitude: number): number => A / Math.sqrt(1 - E2 * sinLatitude * sinLatitude);

export function geodeticToEcef({ latitude, longitude, height }: GeodeticPoint): Ecef {
  const phi = toRadians(latitude);
  const lambda = toRadians(longitude);
  const n = primeVertical(Math.sin(phi));
  const p = (n + height) * Math.cos(phi);
  return {
    x: p * Math.cos(lambda),
    y: p * Math.sin(lambda),
    z: (n * (1 - E2) + height) * Math.sin(phi),
  };
}

/** Bowring's formula (1976), repeated until it stands: below 0.01 mm from the sea floor to orbit. */
export function ecefToGeodetic({ x, y, z }: Ecef): GeodeticPoint {
  const p = Math.hypot(x, y);
  const secondE2 = E2 / (1 - E2);
  let beta = Math.atan2(z, p * (1 - F));
  let phi = beta;
  for (let round = 0; round < 4; round += 1) {
    phi = Math.atan2(z + secondE2 * B * Math.sin(beta) ** 3, p - E2 * A * Math.cos(beta) ** 3);
    beta = Math.atan2((1 - F) * Math.sin(phi), Math.cos(phi));
  }
  const sin = Math.sin(phi);
  return {
    latitude: toDegrees(phi),
    longitude: toDegrees(Math.atan2(y, x)),
    height: p * Math.cos(phi) + z * sin - A * Math.sqrt(1 - E2 * sin * sin),
  };
}

/** Metres per degree of latitude and of longitude on the ellipsoid, for distances of a few kilometres. */
export function metresPerDegree(latitude: number): { readonly latitude: number; readonly longitude: number } {
  const sin = Math.sin(toRadians(latitude));
  const n = primeVertical(sin);
  const meridian = (n * (1 - E2)) / (1 - E2 * sin * sin);
  return {
    latitude: toRadians(meridian),
    longitude: toRadians(n * Math.cos(toRadians(latitude))),
  };
}
