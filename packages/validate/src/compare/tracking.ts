import { unitKey, type FrameMeasurement, type UnitName } from '@papiscope/shared/contracts';
import type { Truth } from '@papiscope/simulator';
import type { TrackingRow } from '../row';

/** Bins of the centroid histograms: 1/50 pixel each, the last one for all beyond. */
export const CENTROID_BINS = { perPixel: 50, count: 101 } as const;
/** White part below or above which a unit is plainly red or white. */
const PLAIN = 0.05;

type UnitTruth = NonNullable<Truth['frames'][number]['units'][UnitName]>;

/** Where the units were seen beside where they were. `rows`: the frame measurements of the flight. */
export function compareTracking(rows: Iterable<FrameMeasurement>, truth: Truth): TrackingRow {
  const counts = {
    expected: 0,
    tracked: 0,
    identity_errors: 0,
    invented: 0,
    centroid_unclipped: bins(),
    centroid_clipped: bins(),
    plain: 0,
    status_agrees: 0,
  };
  for (const row of rows) {
    const units = truth.frames[row.frame_number]?.units ?? {};
    for (const [name, unit] of Object.entries(units) as [UnitName, UnitTruth][]) {
      const seen = row[unitKey(name)];
      if (unit.visible) counts.expected++;
      if (seen === undefined || seen.x === null || seen.y === null) continue;
      if (!unit.visible) {
        counts.invented++;
        continue;
      }
      counts.tracked++;
      const off = Math.hypot(seen.x - unit.x, seen.y - unit.y);
      const nearer = Object.entries(units).some(
        ([other, { x, y }]) => other !== name && Math.hypot((seen.x ?? 0) - x, (seen.y ?? 0) - y) < off,
      );
      if (nearer) counts.identity_errors++;
      const histogram =
        (seen.saturated_fraction ?? 0) > 0 ? counts.centroid_clipped : counts.centroid_unclipped;
      const bin = Math.min(CENTROID_BINS.count - 1, Math.floor(off * CENTROID_BINS.perPixel));
      histogram[bin] = (histogram[bin] ?? 0) + 1;
      if (unit.white >= PLAIN && unit.white <= 1 - PLAIN) continue;
      counts.plain++;
      if (seen.status === (unit.white < PLAIN ? 'RED' : 'WHITE')) counts.status_agrees++;
    }
  }
  return counts;
}

function bins(): number[] {
  return Array.from({ length: CENTROID_BINS.count }, () => 0);
}
