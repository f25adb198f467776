/** Degrees WGS84, metres above the ellipsoid. */
export interface Geodetic {
  readonly latitude: number;
  readonly longitude: number;
  readonly height: number;
}

/** Metres. Earth-centred when a function says so, else in a site frame. */
export type Vector = readonly [number, number, number];

const A = 6378137;
const F = 1 / 298.257223563;
const E2 = F * (2 - F);
const DEG = Math.PI / 180;

/** Earth-centred, Earth-fixed coordinates of a point. */
export function toEcef({ latitude, longitude, height }: Geodetic): Vector {
  const sin = Math.sin(latitude * DEG);
  const cos = Math.cos(latitude * DEG);
  const n = A / Math.sqrt(1 - E2 * sin * sin);
  return [
    (n + height) * cos * Math.cos(longitude * DEG),
    (n + height) * cos * Math.sin(longitude * DEG),
    (n * (1 - E2) + height) * sin,
  ];
}

/** Closed form of H. Vermeille, Journal of Geodesy 76 (2002) 451–454; valid everywhere but near the Earth's centre. */
export function fromEcef([x, y, z]: Vector): Geodetic {
  const rho = Math.hypot(x, y);
  const p = (rho / A) ** 2;
  const q = ((1 - E2) * z * z) / (A * A);
  const r = (p + q - E2 * E2) / 6;
  const s = (E2 * E2 * p * q) / (4 * r ** 3);
  const t = Math.cbrt(1 + s + Math.sqrt(s * (2 + s)));
  const u = r * (1 + t + 1 / t);
  const v = Math.sqrt(u * u + E2 * E2 * q);
  const w = (E2 * (u + v - q)) / (2 * v);
  const k = Math.sqrt(u + v + w * w) - w;
  const d = (k * rho) / (k + E2);
  const dz = Math.hypot(d, z);
  return {
    latitude: (2 * Math.atan2(z, d + dz)) / DEG,
    longitude: Math.atan2(y, x) / DEG,
    height: ((k + E2 - 1) / k) * dz,
  };
}

/** Outward normal of the ellipsoid: "up". */
export function ellipsoidNormal({ latitude, longitude }: Geodetic): Vector {
  const cos = Math.cos(latitude * DEG);
  return [cos * Math.cos(longitude * DEG), cos * Math.sin(longitude * DEG), Math.sin(latitude * DEG)];
}

/**
 * Vertical angle in degrees under which `target` (earth-centred) is seen from `from`: the complement of the angle between
 * the line of sight and the ellipsoid's normal.
 */
export function verticalAngle(from: Geodetic, target: Vector): number {
  const up = ellipsoidNormal(from);
  const base = toEcef(from);
  const [x, y, z] = [target[0] - base[0], target[1] - base[1], target[2] - base[2]];
  return Math.asin((x * up[0] + y * up[1] + z * up[2]) / Math.hypot(x, y, z)) / DEG;
}
