import type { VideoIndex } from '../container/mp4-index';
import { ALLOCATION_LIMIT, INPUT_LIMITS } from '../process/limits';

/** Arguments for frames of a bare stream on standard input, as `planDecode` gives them of a file. */
export function planKeyFrames(
  codec: VideoIndex['codec'],
  pixelFormat: string,
  passthrough: readonly string[],
): string[] {
  return [
    ...['-hide_banner', '-nostats', '-loglevel', 'info', ...ALLOCATION_LIMIT],
    ...bareInput(codec),
    '-filter_complex',
    '[0:0]split=2[wanted][corner];[corner]crop=16:16:0:0,showinfo,nullsink',
    ...['-map', '[wanted]', ...passthrough, '-f', 'rawvideo', '-pix_fmt', pixelFormat, 'pipe:1'],
  ];
}

/** Arguments for a bare stream on standard input. */
export function bareInput(codec: VideoIndex['codec']): string[] {
  const reach = ['-protocol_whitelist', 'pipe', '-format_whitelist', codec];
  return [...reach, ...INPUT_LIMITS, '-f', codec, '-i', 'pipe:0'];
}

const START_CODE = Buffer.from([0, 0, 0, 1]);

/**
 * A key frame of the file as a stream of its own (ITU-T H.264 and H.265, annex B), which needs nothing of the one before it. Null where its
 * units do not fill it, or where it is none that a sequence can begin with.
 */
export function asStream(frame: Uint8Array, index: VideoIndex): Buffer | null {
  const { lengthBytes } = index;
  const data = Buffer.from(frame);
  const units: Uint8Array[] = [];
  let at = 0;
  while (at + lengthBytes <= data.length) {
    const length = data.readUIntBE(at, lengthBytes);
    at += lengthBytes;
    units.push(data.subarray(at, at + length));
    at += length;
  }
  const begins = units.map((unit) => beginning(unit, index.codec)).includes(true);
  if (at !== data.length || !begins) return null;
  return Buffer.concat([...index.parameterSets, ...units].flatMap((unit) => [START_CODE, unit]));
}

/** Whether a unit is a picture that begins a sequence. One that may begin it (CRA) is made one that does (BLA): H.265, table 7-1. */
function beginning(unit: Uint8Array, codec: VideoIndex['codec']): boolean {
  const first = unit[0] ?? 0;
  if (codec === 'h264') return (first & 0x1f) === 5;
  const type = (first >> 1) & 0x3f;
  if (type === 21) unit[0] = (first & 0x81) | (16 << 1);
  return type >= 16 && type <= 21;
}
