import type { GeodeticPoint } from '../types';
import { toRadians } from './degrees';
import { ecefToGeodetic, geodeticToEcef } from './wgs84';

/** Metres east, north and up (along the ellipsoid's normal) of an origin. */
export interface Enu {
  readonly east: number;
  readonly north: number;
  readonly up: number;
}

const axes = ({ latitude, longitude }: GeodeticPoint) => ({
  sinPhi: Math.sin(toRadians(latitude)),
  cosPhi: Math.cos(toRadians(latitude)),
  sinLambda: Math.sin(toRadians(longitude)),
  cosLambda: Math.cos(toRadians(longitude)),
});

/** `point` in the local frame at `origin`. */
export function toEnu(origin: GeodeticPoint, point: GeodeticPoint): Enu {
  const from = geodeticToEcef(origin);
  const to = geodeticToEcef(point);
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const dz = to.z - from.z;
  const { sinPhi, cosPhi, sinLambda, cosLambda } = axes(origin);
  const outward = cosLambda * dx + sinLambda * dy;
  return {
    east: cosLambda * dy - sinLambda * dx,
    north: cosPhi * dz - sinPhi * outward,
    up: cosPhi * outward + sinPhi * dz,
  };
}

/** The point `east`, `north`, `up` metres from `origin`. */
export function fromEnu(origin: GeodeticPoint, { east, north, up }: Enu): GeodeticPoint {
  const from = geodeticToEcef(origin);
  const { sinPhi, cosPhi, sinLambda, cosLambda } = axes(origin);
  const outward = cosPhi * up - sinPhi * north;
  return ecefToGeodetic({
    x: from.x + cosLambda * outward - sinLambda * east,
    y: from.y + sinLambda * outward + cosLambda * east,
    z: from.z + cosPhi * north + sinPhi * up,
  });
}
