import { codingOf, type VideoProbe } from '../probe/video-probe';
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

export type Picture = Omit<YuvFrame, 'index' | 'timestamp' | 'cutFrom'>;

/** What lies in a frame's bytes: views on its three planes, and how to read them. */
export function pictureOf(
  buffer: ArrayBuffer,
  layout: FrameLayout,
  probe: Pick<VideoProbe, 'colorRange' | 'colorMatrix' | 'colorTransfer'>,
): Picture {
  const { width, height, bitDepth, chromaWidth, chromaHeight } = layout;
  const samples = bitDepth === 10 ? new Uint16Array(buffer) : new Uint8Array(buffer);
  const luma = width * height;
  const chroma = chromaWidth * chromaHeight;
  return {
    width,
    height,
    bitDepth,
    range: probe.colorRange,
    ...codingOf(probe),
    y: samples.subarray(0, luma),
    u: samples.subarray(luma, luma + chroma),
    v: samples.subarray(luma + chroma, luma + 2 * chroma),
    chromaWidth,
    chromaHeight,
  };
}
