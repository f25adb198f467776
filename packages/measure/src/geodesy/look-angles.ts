import type { GeodeticPoint } from '../types';
import { toDegrees, wrap180 } from './degrees';
import { toEnu } from './enu';

/** The drone as one light unit sees it. Angles in degrees, distances in metres. */
export interface LookAngles {
  /** Above the horizontal plane at the unit's lens. */
  readonly angle: number;
  /** From the extended centre line, positive to the right looking along the landing direction, −180°…180°. */
  readonly horizontalAngle: number;
  /** In the horizontal plane of the lens. */
  readonly distanceGround: number;
  /** Straight from the lens to the drone. */
  readonly distanceDirect: number;
}

/** `unit`: the lens of the light unit. `landingDirection`: degrees true. Both points with ellipsoidal heights. */
export function lookAngles(unit: GeodeticPoint, drone: GeodeticPoint, landingDirection: number): LookAngles {
  const { east, north, up } = toEnu(unit, drone);
  const distanceGround = Math.hypot(east, north);
  const bearing = toDegrees(Math.atan2(east, north));
  return {
    angle: toDegrees(Math.atan2(up, distanceGround)),
    horizontalAngle: wrap180(landingDirection + 180 - bearing),
    distanceGround,
    distanceDirect: Math.hypot(east, north, up),
  };
}
