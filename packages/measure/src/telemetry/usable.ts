import { PapiscopeError } from '@papiscope/shared/contracts';
import { extent, isCoarse } from './extent';
import type { TelemetryTrack } from './types';

/** A hovering drone with an RTK fix stays within this box; one that measures does not. Metres. */
const STILL_HORIZONTAL_M = 1;
const STILL_VERTICAL_M = 0.5;

/**
 * Refuses telemetry that can give no angle anywhere: `telemetry_no_height`, `telemetry_static`.
 * What the site must know besides is checked when the drone's path is made.
 */
export function assertUsable(track: TelemetryTrack): void {
  if (track.height_source === 'none') {
    throw new PapiscopeError(
      'telemetry_no_height',
      'This model writes latitude and longitude only, or the height was not recorded.',
    );
  }
  const { horizontal, vertical } = extent(track.samples);
  const count = `All ${track.positions} positions`;
  if (horizontal < STILL_HORIZONTAL_M && vertical < STILL_VERTICAL_M) {
    throw new PapiscopeError(
      'telemetry_static',
      `${count} lie within ${horizontal.toFixed(2)} m, and the height changes by ${vertical.toFixed(2)} m.`,
    );
  }
  const [first] = track.samples;
  if (first !== undefined && horizontal === 0 && isCoarse(track.samples)) {
    // A climb on the spot cannot be told from a position that was not recorded.
    throw new PapiscopeError(
      'telemetry_static',
      `${count} read ${first.latitude}, ${first.longitude}: only the height changes.`,
    );
  }
}
