import { unitKey, UNIT_NAMES, type FrameMeasurement } from '@papiscope/shared/contracts';
import type { AssEvent } from '../ass/document';
import { at, filled, rectangle } from '../ass/draw';
import { DIM, WHITE } from '../colours';
import { clock, degrees, position } from '../format';
import type { ShownFrame } from '../timeline';
import type { OverlayLayout } from './layout';

/** Frame, time, the drone's position and height, its distance and horizontal angle from the bar. */
export function* infoEvents(
  frames: readonly ShownFrame[],
  layout: OverlayLayout,
): Generator<AssEvent, void, undefined> {
  const position = at(layout.info.x, layout.info.y);
  for (const { row, start, end } of frames) {
    yield { layer: 2, start, end, style: 'info', text: `{${position}}${infoLines(row).join('\\N')}` };
  }
}

export function infoLines(row: FrameMeasurement): string[] {
  const lines = [`Frame ${row.frame_number}   ${clock(row.timestamp)}`];
  if (row.drone_latitude !== null && row.drone_longitude !== null) {
    const height = row.drone_elevation === null ? '' : `   Height ${row.drone_elevation.toFixed(2)} m`;
    lines.push(position(row.drone_latitude, row.drone_longitude) + height);
  }
  const distance = mean(row, 'distance_direct') ?? mean(row, 'distance_ground');
  const horizontal = mean(row, 'horizontal_angle');
  const bar = [
    ...(distance === null ? [] : [`Distance ${distance.toFixed(1)} m`]),
    ...(horizontal === null ? [] : [`Horizontal ${degrees(horizontal)}`]),
  ];
  if (bar.length > 0) lines.push(bar.join('   '));
  return lines;
}

/** A thin line along the bottom that fills up as the video runs. */
export function progressEvents(layout: OverlayLayout, duration: number): AssEvent[] {
  const { size, progress } = layout;
  const bottom = progress.y + progress.height;
  const line = rectangle(size.width, progress.height);
  const growing = `\\clip(0,${progress.y},0,${bottom})\\t(0,${Math.round(duration * 1000)},\\clip(0,${progress.y},${size.width},${bottom}))`;
  const event = (layer: number, text: string): AssEvent => ({
    layer,
    start: 0,
    end: duration,
    style: 'text',
    text,
  });
  return [
    event(1, filled(line, at(0, progress.y), DIM, 0.6)),
    event(2, filled(line, `${at(0, progress.y)}${growing}`, WHITE, 0.1)),
  ];
}

/** The mean over the units: as seen from the bar's middle. */
function mean(
  row: FrameMeasurement,
  field: 'distance_direct' | 'distance_ground' | 'horizontal_angle',
): number | null {
  const values = UNIT_NAMES.flatMap((name) => row[unitKey(name)]?.[field] ?? []);
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
