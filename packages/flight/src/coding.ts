import type { TelemetryTrack, VideoCoding } from '@papiscope/measure';
import { codingOf, type VideoProbe } from '@papiscope/video';

/** Colour modes of cameras that code light as other videos do. */
const USUAL_MODES = new Set(['default', 'normal', 'none']);
/** Curves of ITU-T H.273 that are read as none of ours: PQ, SMPTE ST 428, logarithms, linear light. */
const UNKNOWN_TRANSFERS = new Set(['smpte2084', 'smpte428', 'log100', 'log316', 'linear']);

/** How a flight's video codes light: as the video declares, unless the telemetry names a colour mode of its own. */
export function flightCoding(
  probe: Pick<VideoProbe, 'colorMatrix' | 'colorTransfer'>,
  { colour_mode: mode }: Pick<TelemetryTrack, 'colour_mode'>,
): VideoCoding {
  const coding = codingOf(probe);
  const declared = probe.colorTransfer;
  if (declared !== null && UNKNOWN_TRANSFERS.has(declared)) return { ...coding, unknownCurve: declared };
  const isUsual = mode === null || USUAL_MODES.has(mode) || (mode === 'hlg' && coding.transfer === 'hlg');
  return { ...coding, unknownCurve: isUsual ? null : mode };
}
