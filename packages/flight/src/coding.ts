import type { TelemetryTrack, VideoCoding } from '@papiscope/measure';
import { codingOf, type VideoProbe } from '@papiscope/video';

/** Colour modes that code light as the video declares. */
const DECLARED = new Set(['default', 'normal', 'none', 'hlg']);

/** How a flight's video codes light: as the video declares, unless the telemetry names a colour mode of its own. */
export function flightCoding(
  probe: Pick<VideoProbe, 'colorMatrix' | 'colorTransfer'>,
  { colour_mode: mode }: Pick<TelemetryTrack, 'colour_mode'>,
): VideoCoding {
  return { ...codingOf(probe), unpublished: mode === null || DECLARED.has(mode) ? null : mode };
}
