import { PapiscopeError } from '@papiscope/shared/contracts';
import { VIDEO_LIMITS } from '../process/limits';
import { ffprobeSchema, type FfprobeStream } from './ffprobe-json';
import type { ColorMatrix, VideoProbe } from './video-probe';

/** Shorter videos, in seconds, cannot hold a pass through a light's transition. */
export const SHORTEST_VIDEO_SECONDS = 1;

/** Reads ffprobe's JSON. Throws `video_unreadable`, `video_no_stream`, `video_too_short` or `video_over_limits`. */
export function parseProbe(json: unknown): VideoProbe {
  const parsed = ffprobeSchema.safeParse(json);
  if (!parsed.success) throw new PapiscopeError('video_unreadable', undefined, { cause: parsed.error });
  const { streams, format } = parsed.data;

  const video = mainVideo(streams);
  if (video === undefined) throw new PapiscopeError('video_no_stream');
  const codedWidth = video.width ?? 0;
  const codedHeight = video.height ?? 0;
  const frameRate = ratio(video.avg_frame_rate) ?? ratio(video.r_frame_rate);
  if (codedWidth < 16 || codedHeight < 16 || frameRate === null || video.codec_name === undefined) {
    throw new PapiscopeError('video_unreadable', 'Its video stream has no size, frame rate or known codec.');
  }

  const durationSeconds = positive(video.duration) ?? positive(format.duration) ?? 0;
  if (durationSeconds < SHORTEST_VIDEO_SECONDS) {
    throw new PapiscopeError('video_too_short', `It lasts ${durationSeconds.toFixed(2)} s.`);
  }
  const declared = positive(video.nb_frames);
  assertWithinLimits({
    pixels: codedWidth * codedHeight,
    streams: streams.length,
    seconds: durationSeconds,
    frameRate,
    frames: declared ?? durationSeconds * frameRate,
  });
  if (declared !== null && declared > 1.2 * durationSeconds * frameRate + 2) {
    throw new PapiscopeError('video_truncated');
  }
  const rotation = rotationOf(video);
  const turned = rotation % 180 === 90;
  const height = turned ? codedWidth : codedHeight;
  const audio = streams.find((stream) => stream.codec_type === 'audio');
  const pixelFormat = video.pix_fmt ?? 'yuv420p';
  const nominal = ratio(video.r_frame_rate) ?? frameRate;

  return {
    width: turned ? codedHeight : codedWidth,
    height,
    codedWidth,
    codedHeight,
    rotation,
    frameRate,
    variableFrameRate: Math.abs(nominal / frameRate - 1) > 0.01,
    frameCount: declared ?? Math.round(durationSeconds * frameRate),
    durationSeconds,
    startSeconds: finite(format.start_time) ?? 0,
    streamIndex: video.index,
    codec: video.codec_name,
    pixelFormat,
    bitDepth: bitDepthOf(pixelFormat),
    colorRange: video.color_range === 'pc' || pixelFormat.startsWith('yuvj') ? 'pc' : 'tv',
    colorMatrix: matrixOf(video.color_space, Math.min(codedWidth, codedHeight)),
    colorTransfer: known(video.color_transfer),
    hasAudio: audio !== undefined,
    audioCodec: audio?.codec_name ?? null,
    subtitleTracks: streams
      .filter((stream) => stream.codec_type === 'subtitle')
      .map((stream, index) => ({ index, codec: stream.codec_name ?? 'unknown' })),
    createdAt: createdAtOf(format.tags, video.tags),
    formatName: format.format_name,
  };
}

type Extent = Record<keyof typeof VIDEO_LIMITS, number>;

function assertWithinLimits(extent: Extent): void {
  for (const [name, limit] of Object.entries(VIDEO_LIMITS) as [keyof Extent, number][])
    if (extent[name] > limit)
      throw new PapiscopeError(
        'video_over_limits',
        `${WORDS[name]}: ${Math.round(extent[name])}, at most ${limit}.`,
      );
}

const WORDS: Record<keyof Extent, string> = {
  pixels: 'Pixels',
  streams: 'Streams',
  seconds: 'Seconds',
  frameRate: 'Frames per second',
  frames: 'Frames',
};

/** The largest moving picture; cover art and thumbnails are not video. */
function mainVideo(streams: readonly FfprobeStream[]): FfprobeStream | undefined {
  const area = (stream: FfprobeStream): number => (stream.width ?? 0) * (stream.height ?? 0);
  return streams
    .filter(
      ({ codec_type, disposition }) =>
        codec_type === 'video' &&
        disposition?.['attached_pic'] !== 1 &&
        disposition?.['timed_thumbnails'] !== 1 &&
        disposition?.['still_image'] !== 1,
    )
    .reduce<FfprobeStream | undefined>(
      (best, stream) => (best === undefined || area(stream) > area(best) ? stream : best),
      undefined,
    );
}

/** ffprobe gives the display matrix's turn counter-clockwise; the old `rotate` tag is clockwise. */
function rotationOf(video: FfprobeStream): number {
  const matrix = video.side_data_list?.find(({ rotation }) => rotation !== undefined)?.rotation;
  const clockwise = matrix === undefined ? (finite(video.tags?.['rotate']) ?? 0) : -matrix;
  return (((Math.round(clockwise / 90) * 90) % 360) + 360) % 360;
}

function bitDepthOf(pixelFormat: string): number {
  const depth = /(?:p|gray|p0)(9|10|12|14|16)(?:le|be)$/.exec(pixelFormat)?.[1];
  return depth === undefined ? 8 : Number(depth);
}

/** The stream's own matrix; unlabelled video is BT.709 from 720 lines up, BT.601 below. */
function matrixOf(space: string | undefined, lines: number): ColorMatrix {
  if (space === 'bt709') return 'bt709';
  if (space?.startsWith('bt2020') === true) return 'bt2020';
  if (space === 'smpte170m' || space === 'bt470bg' || space === 'fcc') return 'bt601';
  return lines >= 720 ? 'bt709' : 'bt601';
}

function createdAtOf(...tagSets: (Record<string, string> | undefined)[]): string | null {
  for (const tags of tagSets) {
    const value = tags?.['creation_time'] ?? tags?.['DATE'];
    const time = value === undefined ? NaN : Date.parse(value);
    // cameras without a set clock write the epoch of the container (1904) or of Unix
    if (time > Date.UTC(1980, 0, 1)) return new Date(time).toISOString();
  }
  return null;
}

function known(value: string | undefined): string | null {
  return value === undefined || value === 'unknown' || value === 'reserved' ? null : value;
}

function ratio(value: string | undefined): number | null {
  const [numerator, denominator = 1] = (value ?? '').split('/').map(Number);
  const result = (numerator ?? NaN) / denominator;
  return Number.isFinite(result) && result > 0 ? result : null;
}

function finite(value: string | undefined): number | null {
  const number = value === undefined || value === '' ? NaN : Number(value);
  return Number.isFinite(number) ? number : null;
}

function positive(value: string | undefined): number | null {
  const number = finite(value);
  return number !== null && number > 0 ? number : null;
}
