export { resolveTools, type VideoTools } from './process/tools';
export { runFfmpeg, runFfprobe, type RunOptions } from './process/run';
export type { Progress } from './process/progress';
export { probeVideo } from './probe/probe';
export { isStillWhole } from './probe/truncation';
export { findKeyFrames, type KeyFrames } from './probe/key-frames';
export type { IndexedFrame, VideoIndex } from './container/mp4-index';
export { videoProbeSchema } from './probe/probe-schema';
export { parseProbe } from './probe/parse-probe';
export { codingOf } from './probe/video-probe';
export type { ColorMatrix, ColorRange, ProbeOptions, SubtitleTrack, VideoProbe } from './probe/video-probe';
export * from './decode';
export { extractSubtitles } from './extract/subtitles';
export { frameJpeg, keyFrameJpeg, previewJpeg } from './extract/preview';
export { recordedAt } from './extract/recorded-at';
export { planVideos, type EncodePlan, type EncodeRequest } from './encode/plan-videos';
export { planAudio } from './encode/plan-audio';
export {
  makeVideos,
  type MadeVideo,
  type MadeVideos,
  type MakeOptions,
  type MakeRequest,
} from './encode/make-videos';
