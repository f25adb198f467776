import type { VideoProbe } from '../probe/video-probe';
import type { YuvFrame } from './yuv-frame';

/** How a frame lies in memory on the way out of ffmpeg. */
export interface FrameLayout {
  readonly pixelFormat: string;
  readonly bitDepth: 8 | 10;
  readonly width: number;
  readonly height: number;
  readonly chromaWidth: number;
  readonly chromaHeight: number;
  readonly bytes: number;
}

/** The stream's own format where it is planar 4:2:0 already; else the 4:2:0 format of the same range and at most 10 bit. `size`: of a part. */
export function frameLayout(
  probe: VideoProbe,
  size: Pick<VideoProbe, 'width' | 'height'> = probe,
): FrameLayout {
  const { width, height } = size;
  const bitDepth = probe.bitDepth > 8 ? 10 : 8;
  const eightBit = probe.pixelFormat.startsWith('yuvj') ? 'yuvj420p' : 'yuv420p';
  const chromaWidth = (width + 1) >> 1;
  const chromaHeight = (height + 1) >> 1;
  const samples = width * height + 2 * chromaWidth * chromaHeight;
  return {
    pixelFormat: bitDepth === 10 ? 'yuv420p10le' : eightBit,
    bitDepth,
    width,
    height,
    chromaWidth,
    chromaHeight,
    bytes: samples * (bitDepth === 10 ? 2 : 1),
  };
}

export type Planes = Pick<YuvFrame, 'y' | 'u' | 'v'>;

/** Views on the three planes of a frame's bytes. */
export function planesOf(buffer: ArrayBuffer, layout: FrameLayout): Planes {
  const samples = layout.bitDepth === 10 ? new Uint16Array(buffer) : new Uint8Array(buffer);
  const luma = layout.width * layout.height;
  const chroma = layout.chromaWidth * layout.chromaHeight;
  return {
    y: samples.subarray(0, luma),
    u: samples.subarray(luma, luma + chroma),
    v: samples.subarray(luma + chroma, luma + 2 * chroma),
  };
}
