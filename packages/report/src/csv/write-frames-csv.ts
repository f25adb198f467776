import { UNIT_NAMES, unitKey, type FrameMeasurement, type UnitName } from '@papiscope/shared/contracts';
import { BYTE_ORDER_MARK, csvLine } from './fields';

const HEADINGS = [
  'frame_number',
  'timestamp_s',
  'drone_latitude_deg',
  'drone_longitude_deg',
  'drone_elevation_m',
  'light_unit',
  'status',
  'angle_deg',
  'horizontal_angle_deg',
  'distance_ground_m',
  'distance_direct_m',
  'linear_ratio_g_r',
  'intensity',
  'x_px',
  'y_px',
  'area_pixels',
  'saturated_fraction',
  'confidence',
] as const;

/** The frame measurements as text, piece by piece: a line for each light of each frame. Angles before the time offset's correction. */
export async function* framesCsv(
  frames: AsyncIterable<FrameMeasurement> | Iterable<FrameMeasurement>,
): AsyncGenerator<string> {
  yield `${BYTE_ORDER_MARK}${csvLine(HEADINGS)}`;
  for await (const frame of frames) {
    const lines = UNIT_NAMES.map((name) => lightLine(frame, name)).join('');
    if (lines !== '') yield lines;
  }
}

function lightLine(frame: FrameMeasurement, name: UnitName): string {
  const light = frame[unitKey(name)];
  if (!light) return '';
  return csvLine([
    frame.frame_number,
    frame.timestamp,
    frame.drone_latitude,
    frame.drone_longitude,
    frame.drone_elevation,
    name,
    light.status,
    light.angle,
    light.horizontal_angle,
    light.distance_ground,
    light.distance_direct,
    light.linear_ratio_g_r,
    light.intensity,
    light.x,
    light.y,
    light.area_pixels,
    light.saturated_fraction,
    light.confidence,
  ]);
}
