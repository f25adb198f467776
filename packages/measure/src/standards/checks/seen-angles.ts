import type { UnitName } from '@papiscope/shared/contracts';
import { lookAngles } from '../../geodesy';
import type { Evaluation } from '../evaluation';

/** From where one unit was seen lit: degrees, ten entries a second at most. `u_*`: standard uncertainty, degrees. */
export interface SeenAngles {
  readonly unit: UnitName;
  readonly horizontal: readonly number[];
  readonly vertical: readonly number[];
  readonly u_horizontal: number;
  readonly u_vertical: number;
}

/** Position of a fixed RTK solution that states none, metres. */
const RTK_M = 0.03;
/** The least that a code solution or a barometer is off, whatever it states, metres. */
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
  const worth = (stated: number | null) =>
    fit.grade === 'rtk' ? (stated ?? RTK_M) : Math.max(stated ?? 0, UNCORRECTED_M);
  return present.flatMap((unit) => {
    const lens = points.get(unit)?.lens;
    const times = (observations.get(unit)?.samples ?? []).map((sample) => sample.time);
    if (!lens || fits.get(unit)?.colour === 'dark') return [];
    const horizontal: number[] = [];
    const vertical: number[] = [];
    let [uHorizontal, uVertical] = [0, 0];
    for (const time of firstOfEachTenth(times)) {
      const drone = path.at(time + offset);
      if (!drone) continue;
      const look = lookAngles(lens, drone, site.runway.heading);
      horizontal.push(look.horizontalAngle);
      vertical.push(look.angle);
      uHorizontal = Math.max(uHorizontal, worth(drone.u_horizontal_m) / look.distanceGround);
      uVertical = Math.max(uVertical, worth(drone.u_vertical_m) / look.distanceDirect);
    }
    const degrees = 180 / Math.PI;
    return [
      { unit, horizontal, vertical, u_horizontal: uHorizontal * degrees, u_vertical: uVertical * degrees },
    ];
  });
}

/** Positions arrive no faster: the frames between tell nothing more. */
function firstOfEachTenth(times: readonly number[]): number[] {
  return times.filter((time, i) => Math.floor(time * 10) !== Math.floor((times[i - 1] ?? -1) * 10));
}
