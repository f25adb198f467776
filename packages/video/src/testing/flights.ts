import {
  frameMeasurementSchema,
  type FrameMeasurement,
  type LightStatus,
  type UnitResult,
} from '@papiscope/shared/contracts';

/** A row with one or more found lights; everything else is left empty. */
export function frameRow(
  frameNumber: number,
  timestamp: number,
  lights: Record<
    string,
    { x: number; y: number; status?: LightStatus; angle?: number; area?: number; signal?: number }
  >,
): FrameMeasurement {
  const units = Object.fromEntries(
    Object.entries(lights).map(([key, { x, y, status = 'RED', angle, area = 50, signal }]) => [
      key,
      { status, x, y, angle: angle ?? null, area_pixels: area, linear_ratio_g_r: signal ?? null },
    ]),
  );
  return frameMeasurementSchema.parse({ frame_number: frameNumber, timestamp, ...units });
}

/** A unit measured at `angle` degrees with a transition `width` arc minutes wide. */
export function measuredUnit(nominal: number, angle: number | null, width = 3): UnitResult {
  const half = width / 120;
  return {
    lit: true,
    nominal_angle: nominal,
    tolerance: 0.1,
    transition:
      angle === null
        ? null
        : {
            angle,
            start: angle - half,
            end: angle + half,
            width_arcmin: width,
            u_angle_arcmin: 0.4,
            u_width_arcmin: 0.5,
            k: 2,
            definition: 'half of the white flux, 10-90 %',
            passes: [],
            budget: [],
          },
    deviation_arcmin: angle === null ? null : (angle - nominal) * 60,
    verdict: angle === null ? 'not_measured' : 'pass',
    reason: null,
    frames: { total: 1, tracked: 1, visible: 1 },
  };
}
