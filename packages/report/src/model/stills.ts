import {
  STILL_MOMENTS,
  UNIT_NAMES,
  type Still,
  type StillMoment,
  type UnitName,
} from '@papiscope/shared/contracts';
import type { Say } from '../text';
import { letter } from './letter';

/** A still and the bytes of its JPEG. */
export interface ReportStill extends Still {
  readonly jpeg: Buffer | null;
}

/** What is shown of a unit at a moment: the picture and where it comes from, or the reason why there is none. */
export interface StillCell {
  readonly moment: StillMoment;
  readonly frame_number: number | null;
  /** Video seconds. */
  readonly timestamp: number | null;
  /** Degrees. */
  readonly angle: number | null;
  readonly reason: string | null;
  /** Not part of the JSON report. */
  readonly jpeg: Buffer | null;
}

export interface StillRow {
  readonly unit: UnitName;
  readonly letter: string;
  readonly cells: readonly StillCell[];
}

/** Units × red, transition, white. Null where no stills are at hand. */
export function stillRows(stills: readonly ReportStill[] | null, say: Say): StillRow[] | null {
  if (stills === null) return null;
  const rows = UNIT_NAMES.flatMap((unit): StillRow[] => {
    const own = stills.filter((still) => still.unit === unit);
    if (own.length === 0) return [];
    const cells = STILL_MOMENTS.map((moment): StillCell => {
      const still = own.find((each) => each.moment === moment);
      const jpeg = still?.jpeg ?? null;
      if (still === undefined || jpeg === null) {
        const reason = say(`still_${still?.reason ?? 'frame_missing'}`);
        return { moment, frame_number: null, timestamp: null, angle: null, reason, jpeg: null };
      }
      const { frame_number, timestamp, angle } = still;
      return { moment, frame_number, timestamp, angle, reason: null, jpeg };
    });
    return [{ unit, letter: letter(unit), cells }];
  });
  return rows.length === 0 ? null : rows;
}
