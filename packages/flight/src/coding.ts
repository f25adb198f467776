import type { TelemetryTrack, VideoCoding } from '@papiscope/measure';
import { codingOf, type VideoProbe } from '@papiscope/video';

/** Colour modes of cameras that code light as other videos do. */
const USUAL_MODES = new Set(['default', 'normal', 'none']);
/** Curves of ITU-T H.273 that are read as none of ours: PQ, SMPTE ST 428, logarithms, linear light. */
const UNKNOWN_TRANSFERS = new Set(['smpte2084', 'smpte428', 'log100', 'log316', 'linear']);

/**
 * Curves of ITU-T H.273 that nothing declares out of habit: IEC 61966-2-1 (sRGB), and a power of 1/2.2, which has the name of BT.470 M. BT.709
 * stands in videos of cameras of every kind.
 */
const DECLARED_CURVES: ReadonlyMap<string, number> = new Map([
  ['iec61966-2-1', 0],
  ['bt470m', -1],
]);

/** How a flight's video codes light: as the video declares, unless the telemetry names a colour mode of its own. */
export function flightCoding(
  probe: Pick<VideoProbe, 'colorMatrix' | 'colorTransfer'>,
  { colour_mode: mode }: Pick<TelemetryTrack, 'colour_mode'>,
): VideoCoding {
  const coding = codingOf(probe);
  const declared = probe.colorTransfer ?? '';
  if (UNKNOWN_TRANSFERS.has(declared)) return { ...coding, unknownCurve: declared, declaredCurve: null };
  const isUsual = mode === null || USUAL_MODES.has(mode) || (mode === 'hlg' && coding.transfer === 'hlg');
  if (!isUsual) return { ...coding, unknownCurve: mode, declaredCurve: null };
  return { ...coding, unknownCurve: null, declaredCurve: DECLARED_CURVES.get(declared) ?? null };
}
