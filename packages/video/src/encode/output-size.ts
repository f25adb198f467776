import type { VideoProbe } from '../probe/video-probe';

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

const even = (value: number): number => Math.max(2, 2 * Math.round(value / 2));

/** The annotated video's size: the source's, or scaled down so that its shorter side has at most `limit` pixels. Even numbers. */
export function annotatedSize(
  { width, height }: Pick<VideoProbe, 'width' | 'height'>,
  limit: number,
): PictureSize {
  const scale = Math.min(1, limit / Math.min(width, height));
  return { width: even(width * scale), height: even(height * scale) };
}
