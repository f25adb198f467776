export { decodeFrames, type DecodeOptions } from './decode-frames';
export { decodeKeyFrames, keyFrameAt } from './decode-key-frames';
export { decodeFrameAt, decodeFramesAt, type FrameAtOptions } from './frame-at';
export { PartDecoder } from './part-decoder';
export type { FramePart, FrameRange } from './plan-decode';
export type { YuvFrame } from './yuv-frame';
