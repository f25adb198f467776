import {
  unitKey,
  type FlightResult,
  type FrameMeasurement,
  type VideoType,
} from '@papiscope/shared/contracts';
import { inputArgs } from '../process/input';
import type { VideoProbe } from '../probe/video-probe';
import { angleOverTime } from './angles';
import { colourTags, normalFormat } from './colour-tags';
import {
  CROP_FOOTER,
  CROP_PICTURE,
  cropPath,
  cropWindow,
  type CropPosition,
  type CropWindow,
} from './crop-path';
import type { PlannedFile } from './planned-file';
import { annotatedSize, type PictureSize } from './output-size';
import { cropCommands, cropFilter } from './crop-commands';
import { cropOverlay } from './overlay/crop';
import { enhancedOverlay } from './overlay/enhanced';
import type { AngleOf } from './overlay/angle-of';
import { timeline } from './timeline';
import { drawnUnits, type DrawnUnit } from './units';

export interface EncodeRequest {
  /** Path or URL of the original. */
  readonly input: string;
  readonly probe: VideoProbe;
  readonly frames: readonly FrameMeasurement[];
  readonly result: Pick<FlightResult, 'units' | 'time_offset'>;
  /** From `resolveTools`. */
  readonly passthrough: readonly string[];
  /** The annotated video's shorter side has at most this many pixels; default 1080. */
  readonly maxHeight?: number;
  /** x264's preset for all videos, in place of one for each kind. */
  readonly preset?: string;
}

export interface PlannedVideo {
  readonly kind: Exclude<VideoType, 'original' | 'enhanced_with_audio'>;
  readonly name: string;
}

/** One ffmpeg process, run inside a folder that holds `files` and a folder `fonts`; all names are relative to that folder. */
export interface EncodePlan {
  readonly argv: readonly string[];
  readonly files: readonly PlannedFile[];
  readonly videos: readonly PlannedVideo[];
}

const DEFAULT_LIMIT = 1080;
/** The units' videos are blown-up spots: a faster preset costs nothing that can be seen. */
const PRESETS = { enhanced: 'veryfast', unit: 'superfast' } as const;
export const FONTS_FOLDER = 'fonts';

/** The annotated video and one video for each unit whose light was ever found, from one pass over the original. */
export function planVideos(request: EncodeRequest): EncodePlan {
  const { input, probe, result } = request;
  const shown = timeline(request.frames, probe.frameRate, probe.startSeconds);
  const units = drawnUnits(request.frames, result);
  const angleOf = angles(request, units);
  const duration = Math.max(probe.durationSeconds, shown.at(-1)?.end ?? 0);
  const size = annotatedSize(probe, request.maxHeight ?? DEFAULT_LIMIT);
  const crops = units
    .filter(({ diameter }) => diameter !== null)
    .map((unit) => {
      const window = cropWindow(unit, probe);
      return { unit, key: unitKey(unit.name), window, path: cropPath(shown, unit, window, probe) };
    });

  const branches = ['enhanced', ...crops.map(({ key }) => key)];
  const scripts = cropCommands(crops);
  const head = [
    ...normalFormat(probe),
    ...scripts.map(({ name }) => `sendcmd=f=${name}`),
    `split=${branches.length}`,
  ];
  const graph = [
    `[0:${probe.streamIndex}]${head.join(',')}${branches.map((name) => `[${name}_in]`).join('')}`,
    `[enhanced_in]${[...resized(probe, size), drawn('enhanced')].join(',')}[enhanced]`,
    ...crops.map(({ key, window, path }) => `[${key}_in]${cropFilters(key, window, path[0])}[${key}]`),
  ];
  return {
    argv: [
      ...inputArgs(input),
      '-filter_complex',
      graph.join(';'),
      ...output('enhanced', request, PRESETS.enhanced, 21),
      ...crops.flatMap(({ key }) => output(key, request, PRESETS.unit, 21)),
    ],
    files: [
      {
        name: 'enhanced.ass',
        lines: () => enhancedOverlay({ size, source: probe, frames: shown, units, angleOf, duration }),
      },
      ...crops.map(({ key, unit }) => ({
        name: `${key}.ass`,
        lines: () => cropOverlay(shown, unit, duration, angleOf),
      })),
      ...scripts,
    ],
    videos: [
      { kind: 'enhanced', name: 'enhanced.mp4' },
      ...crops.map(({ key }) => ({ kind: key, name: `${key}.mp4` })),
    ],
  };
}

function angles({ frames, result }: EncodeRequest, units: readonly DrawnUnit[]): AngleOf {
  const offset = result.time_offset?.seconds ?? 0;
  const functions = new Map(units.map(({ name }) => [name, angleOverTime(frames, name, offset)]));
  return ({ name }, time) => functions.get(name)?.(time) ?? null;
}

function resized(probe: VideoProbe, size: PictureSize): string[] {
  const same = probe.width === size.width && probe.height === size.height;
  return same ? [] : [`scale=${size.width}:${size.height}:flags=bicubic`];
}

function drawn(name: string): string {
  return `ass=f=${name}.ass:fontsdir=${FONTS_FOLDER}`;
}

function cropFilters(key: string, { coarse, scaled }: CropWindow, start: CropPosition | undefined): string {
  return [
    `${cropFilter(key, 'coarse')}=w=${coarse.width}:h=${coarse.height}:x=${start?.x ?? 0}:y=${start?.y ?? 0}`,
    `scale=${scaled.width}:${scaled.height}:flags=bicubic`,
    `${cropFilter(key, 'fine')}=w=${CROP_PICTURE.width}:h=${CROP_PICTURE.height}:x=${start?.fineX ?? 0}:y=${start?.fineY ?? 0}`,
    `pad=${CROP_PICTURE.width}:${CROP_PICTURE.height + CROP_FOOTER}:0:0:color=0x15181c`,
    'setsar=1',
    drawn(key),
  ].join(',');
}

function output(name: string, request: EncodeRequest, usual: string, quality: number): string[] {
  const { probe, passthrough, preset = usual } = request;
  return [
    '-map',
    `[${name}]`,
    ...passthrough,
    ...(probe.variableFrameRate ? ['-enc_time_base', '1:90000'] : []),
    '-c:v',
    'libx264',
    '-preset',
    preset,
    '-crf',
    String(quality),
    '-g',
    String(Math.max(1, Math.round(probe.frameRate))),
    '-pix_fmt',
    'yuv420p',
    ...colourTags(probe),
    '-movflags',
    '+faststart',
    `${name}.mp4`,
  ];
}
