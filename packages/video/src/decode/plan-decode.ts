import { inputArgs } from '../process/input';
import { ALLOCATION_LIMIT } from '../process/limits';
import type { VideoProbe } from '../probe/video-probe';
import { frameLayout } from './layout';

/**
 * Which frames: presentation times `start` ≤ t < `end` in seconds, every n-th of them. `keyFrame`: where to enter for
 * them, if known; a key frame that follows in less than a fifth of a second may be entered in its stead.
 */
export interface FrameRange {
  readonly start?: number | undefined;
  readonly keyFrame?: number | undefined;
  readonly end?: number | undefined;
  readonly every?: number | undefined;
}

/** A part of the upright frame, luma pixels: all four even, inside the frame. */
export interface FramePart {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Seeking by decode time may land past leading frames of a key frame: begin this much earlier, and a few frames at least. */
const SEEK_MARGIN_SECONDS = 0.5;
const SEEK_MARGIN_FRAMES = 4;
/** With pictures that refer to later ones, ffmpeg seeks this much before the time it is told (`3 * AV_TIME_BASE / 23`, its open_input_file). */
const SOUGHT_EARLIER_SECONDS = 3 / 23;
/** The filters cut this far outside of the wanted range; the reader then cuts exactly, on whole time base units. */
const CUT_MARGIN_SECONDS = 0.002;

/** How a range of frames is decoded. `threads`: of the decoder; as many as the machine has cores where nobody says. */
export interface DecodePlan extends FrameRange {
  readonly part?: FramePart | undefined;
  readonly threads?: number | undefined;
}

/**
 * ffmpeg's arguments for raw frames on standard output and one showinfo line per frame on standard error. The frames that are
 * described are 16×16 corners of the same frames, so the description costs nothing.
 */
export function planDecode(
  input: string,
  probe: VideoProbe,
  range: DecodePlan,
  passthrough: readonly string[],
): string[] {
  const { pixelFormat } = frameLayout(probe);
  const filters = [...cut(range), ...thin(range), 'split=2'];
  const wanted = crop(range.part, probe, pixelFormat);
  return [
    '-hide_banner',
    '-nostats',
    '-nostdin',
    '-loglevel',
    'info',
    ...ALLOCATION_LIMIT,
    '-copyts',
    ...seek(range, probe),
    ...(range.threads === undefined ? [] : ['-threads', String(range.threads)]),
    ...inputArgs(input),
    '-filter_complex',
    [
      `[0:${probe.streamIndex}]${filters.join(',')}[full][corner]`,
      `[full]${wanted.join(',')}[wanted]`,
      '[corner]crop=16:16:0:0,showinfo,nullsink',
    ].join(';'),
    '-map',
    '[wanted]',
    ...passthrough,
    '-f',
    'rawvideo',
    '-pix_fmt',
    pixelFormat,
    'pipe:1',
  ];
}

function seek({ start, keyFrame }: FrameRange, probe: VideoProbe): string[] {
  if (start === undefined) return [];
  if (keyFrame !== undefined) {
    // its time is rounded: a little later is not yet the next frame
    const target = keyFrame - probe.startSeconds + 0.25 / probe.frameRate + SOUGHT_EARLIER_SECONDS;
    return ['-noaccurate_seek', '-ss', target.toFixed(6)];
  }
  const margin = Math.max(SEEK_MARGIN_SECONDS, SEEK_MARGIN_FRAMES / probe.frameRate);
  const target = start - probe.startSeconds - margin;
  return target <= 0 ? [] : ['-noaccurate_seek', '-ss', target.toFixed(6)];
}

function cut({ start, end }: FrameRange): string[] {
  const from = start === undefined ? [] : [`start=${(start - CUT_MARGIN_SECONDS).toFixed(6)}`];
  const to = end === undefined ? [] : [`end=${(end + CUT_MARGIN_SECONDS).toFixed(6)}`];
  const options = [...from, ...to];
  return options.length === 0 ? [] : [`trim=${options.join(':')}`];
}

/** Cutting moves no bytes. Another pixel format is converted before, so that a part has the same samples as the whole. */
function crop(part: FramePart | undefined, probe: VideoProbe, pixelFormat: string): string[] {
  if (part === undefined) return ['null'];
  const converted = probe.pixelFormat === pixelFormat ? [] : [`format=${pixelFormat}`];
  return [...converted, `crop=${part.width}:${part.height}:${part.x}:${part.y}`];
}

function thin({ every }: FrameRange): string[] {
  return every === undefined || every <= 1 ? [] : [`select=not(mod(n\\,${Math.round(every)}))`];
}
