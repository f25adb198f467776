import { ellipsoidNormal, fromEcef, toEcef, type Geodetic, type Vector } from './wgs84';

/** A tangent frame that looks along the landing direction: metres to the right, along the landing direction, up. */
export interface SiteFrame {
  toEcef(local: Vector): Vector;
  toGeodetic(local: Vector): Geodetic;
}

/** `heading`: landing direction at the origin, degrees true. */
export function createSiteFrame(origin: Geodetic, heading: number): SiteFrame {
  const base = toEcef(origin);
  const up = ellipsoidNormal(origin);
  const lon = (origin.longitude * Math.PI) / 180;
  const east: Vector = [-Math.sin(lon), Math.cos(lon), 0];
  const north = cross(up, east);
  const [s, c] = [Math.sin((heading * Math.PI) / 180), Math.cos((heading * Math.PI) / 180)];
  const along: Vector = [s * east[0] + c * north[0], s * east[1] + c * north[1], s * east[2] + c * north[2]];
  const right = cross(along, up);
  const axis = (i: 0 | 1 | 2, [r, a, u]: Vector) => base[i] + r * right[i] + a * along[i] + u * up[i];
  const frame = { toEcef: (local: Vector): Vector => [axis(0, local), axis(1, local), axis(2, local)] };
  return { ...frame, toGeodetic: (local) => fromEcef(frame.toEcef(local)) };
}

function cross(a: Vector, b: Vector): Vector {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}
