import type { UnitName } from '@papiscope/shared/contracts';
import { lookAngles } from '../../geodesy';
import type { Evaluation } from '../evaluation';

/** From where one unit was seen lit: degrees, one entry per frame. `u_*`: standard uncertainty, degrees. */
export interface SeenAngles {
  readonly unit: UnitName;
  readonly horizontal: readonly number[];
  readonly vertical: readonly number[];
  readonly u_horizontal: number;
  readonly u_vertical: number;
}

/** Where the telemetry states none, metres: fixed RTK, otherwise a code solution or a barometer. */
const RTK_M = 0.03;
const UNCORRECTED_M = 3;

/** Look angles from each lit unit to the drone over the frames in which the unit was found, at the flight's time offset. */
export function seenAngles({
  fit,
  site,
  path,
  points,
  fits,
  observations,
  present,
}: Evaluation): SeenAngles[] {
  const offset = fit.timeOffset?.seconds ?? 0;
  const fallback = fit.grade === 'rtk' ? RTK_M : UNCORRECTED_M;
  return present.flatMap((unit) => {
    const lens = points.get(unit)?.lens;
    const samples = observations.get(unit)?.samples ?? [];
    if (!lens || fits.get(unit)?.colour === 'dark') return [];
    const horizontal: number[] = [];
    const vertical: number[] = [];
    let [uHorizontal, uVertical] = [0, 0];
    for (const { time } of samples) {
      const drone = path.at(time + offset);
      if (!drone) continue;
      const look = lookAngles(lens, drone, site.runway.heading);
      horizontal.push(look.horizontalAngle);
      vertical.push(look.angle);
      uHorizontal = Math.max(uHorizontal, (drone.u_horizontal_m ?? fallback) / look.distanceGround);
      uVertical = Math.max(uVertical, (drone.u_vertical_m ?? fallback) / look.distanceDirect);
    }
    const degrees = 180 / Math.PI;
    return [
      { unit, horizontal, vertical, u_horizontal: uHorizontal * degrees, u_vertical: uVertical * degrees },
    ];
  });
}
