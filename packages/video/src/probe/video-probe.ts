export type ColorRange = 'tv' | 'pc';
export type ColorMatrix = 'bt601' | 'bt709' | 'bt2020';
/** How light is coded: `gamma`, what cameras have that declare sRGB, BT.709, the like or nothing; `hlg`, ARIB STD-B67. */
export type Transfer = 'gamma' | 'hlg';

export interface SubtitleTrack {
  /** Ordinal among the subtitle tracks, from 0: what `extractSubtitles` takes. */
  readonly index: number;
  readonly codec: string;
}

/** What a video file says of itself. Times are seconds on the container's own clock, sizes are pixels. */
export interface VideoProbe {
  /** Size as it is to be shown: after rotation. */
  readonly width: number;
  readonly height: number;
  readonly codedWidth: number;
  readonly codedHeight: number;
  /** Clockwise turn needed for display, degrees: 0, 90, 180 or 270. */
  readonly rotation: number;
  /** Mean frame rate, frames per second. */
  readonly frameRate: number;
  /** Frames do not follow each other at one fixed interval. */
  readonly variableFrameRate: boolean;
  /** As the container declares, else duration × frame rate: one more or less is possible. */
  readonly frameCount: number;
  readonly durationSeconds: number;
  /** Presentation time of the container's start; 0 for almost every camera. */
  readonly startSeconds: number;
  /** The video stream's index in the container. */
  readonly streamIndex: number;
  readonly codec: string;
  readonly pixelFormat: string;
  readonly bitDepth: number;
  readonly colorRange: ColorRange;
  readonly colorMatrix: ColorMatrix;
  readonly colorTransfer: string | null;
  readonly hasAudio: boolean;
  readonly audioCodec: string | null;
  readonly subtitleTracks: readonly SubtitleTrack[];
  /** When the camera says it began to record, ISO 8601 UTC. */
  readonly createdAt: string | null;
  readonly formatName: string;
}

export interface ProbeOptions {
  readonly signal?: AbortSignal | undefined;
}

/** How a video codes light, as it declares. */
export function codingOf({ colorMatrix, colorTransfer }: Pick<VideoProbe, 'colorMatrix' | 'colorTransfer'>): {
  readonly matrix: ColorMatrix;
  readonly transfer: Transfer;
} {
  return { matrix: colorMatrix, transfer: colorTransfer === 'arib-std-b67' ? 'hlg' : 'gamma' };
}
