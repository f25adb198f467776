import type { FlightResult, FrameMeasurement, VideoType } from '@papiscope/shared/contracts';
import { inputArgs } from '../process/input';
import type { VideoProbe } from '../probe/video-probe';
import { angleOverTime } from './angles';
import type { Layer } from './ass/document';
import { cropCommands } from './crop-commands';
import { hdrLut } from './hdr-lut';
import { annotatedSize } from './output-size';
import type { AngleOf } from './overlay/angle-of';
import { cropOverlay } from './overlay/crop';
import { enhancedOverlay, enhancedStrip } from './overlay/enhanced';
import { sideBySideOverlay } from './overlay/side-by-side';
import { asShown, colourTags } from './picture-format';
import { cropGraph, planCrops } from './plan-crops';
import { drawingFiles, drawingGraph } from './plan-drawing';
import { sideBySide, sideBySideGraph, tileInput } from './plan-side-by-side';
import type { PlannedFile } from './planned-file';
import { chooseStills } from './stills/choose-stills';
import { planStills, stillOutput, type StillsPlan } from './stills/plan-stills';
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
  readonly maxHeight?: number | undefined;
  /** x264's preset for all videos, in place of one for each kind. */
  readonly preset?: string | undefined;
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
  readonly stills: StillsPlan;
}

const DEFAULT_LIMIT = 1080;
/** The units' videos are blown-up spots: a faster preset costs nothing that can be seen. */
const PRESETS = { enhanced: 'veryfast', unit: 'superfast' } as const;
const QUALITY = 21;

/**
 * The annotated video, one video for each unit whose light was ever found, one with all of these side by side, and the units' stills, from
 * one pass over the original.
 */
export function planVideos(request: EncodeRequest): EncodePlan {
  const { input, probe, result, passthrough } = request;
  const shown = timeline(request.frames, probe.frameRate, probe.startSeconds);
  const units = drawnUnits(request.frames, result);
  const angleOf = angles(request, units);
  const duration = Math.max(probe.durationSeconds, shown.at(-1)?.end ?? 0);
  const size = annotatedSize(probe, request.maxHeight ?? DEFAULT_LIMIT);
  const crops = planCrops(shown, units, probe);
  const beside = sideBySide(crops);
  const stills = planStills(chooseStills(shown, units, angleOf), probe);

  const film = { frames: shown, duration, angleOf };
  const annotated = { ...film, size, source: probe, units };
  const resized = asShown(probe, size);

  const scripts = cropCommands(crops);
  const branches = ['enhanced', ...crops.map(({ key }) => key), ...stills.branches.map(({ name }) => name)];
  const head = [...scripts.map(({ name }) => `sendcmd=f=${name}`), `split=${branches.length}`];
  const graph = [
    `[0:${probe.streamIndex}]${head.join(',')}${branches.map((name) => `[${name}_in]`).join('')}`,
    ...drawingGraph(
      'enhanced',
      `[enhanced_in]${resized.length === 0 ? 'null' : resized.join(',')}`,
      size,
      enhancedStrip(annotated),
    ),
    ...crops.flatMap((crop) => cropGraph(crop, probe, beside === null ? null : tileInput(crop.key))),
    ...(beside === null ? [] : sideBySideGraph(crops, beside)),
    ...stills.branches.map(({ name, filters }) => `[${name}_in]${filters.join(',')}[${name}]`),
  ];
  const videos: PlannedVideo['kind'][] = [
    'enhanced',
    ...crops.map(({ key }) => key),
    ...(beside === null ? [] : (['side_by_side'] as const)),
  ];
  return {
    argv: [
      ...inputArgs(input),
      '-filter_complex',
      graph.join(';'),
      ...videos.flatMap((kind) => output(kind, request)),
      ...stills.branches.flatMap((still) => stillOutput(still, passthrough)),
    ],
    files: [
      ...drawings('enhanced', (layer) => enhancedOverlay(annotated, layer)),
      ...crops.flatMap(({ key, unit }) => drawings(key, (layer) => cropOverlay({ ...film, unit }, layer))),
      ...(beside === null
        ? []
        : drawings('side_by_side', (layer) => sideBySideOverlay({ ...film, ...beside }, layer))),
      ...scripts,
      ...hdrLut(probe),
    ],
    videos: videos.map((kind) => ({ kind, name: `${kind}.mp4` })),
    stills,
  };
}

/** Each unit's angle over the video's time, with the time offset applied. */
export function angles(
  { frames, result }: Pick<EncodeRequest, 'frames' | 'result'>,
  units: readonly DrawnUnit[],
): AngleOf {
  const offset = result.time_offset?.seconds ?? 0;
  const functions = new Map(units.map(({ name }) => [name, angleOverTime(frames, name, offset)]));
  return ({ name }, time) => functions.get(name)?.(time) ?? null;
}

function drawings(name: string, lines: (layer: Layer) => Iterable<string>): PlannedFile[] {
  const files = drawingFiles(name);
  return [
    { name: files.fixed, lines: () => lines('fixed') },
    { name: files.moving, lines: () => lines('moving') },
  ];
}

function output(kind: PlannedVideo['kind'], request: EncodeRequest): string[] {
  const { probe, passthrough, preset = kind === 'enhanced' ? PRESETS.enhanced : PRESETS.unit } = request;
  return [
    '-map',
    `[${kind}]`,
    ...passthrough,
    ...(probe.variableFrameRate ? ['-enc_time_base', '1:90000'] : []),
    '-c:v',
    'libx264',
    '-preset',
    preset,
    '-crf',
    String(QUALITY),
    '-g',
    String(Math.max(1, Math.round(probe.frameRate))),
    '-pix_fmt',
    'yuv420p',
    ...colourTags(probe),
    '-movflags',
    '+faststart',
    `${kind}.mp4`,
  ];
}
