export { readFrames, type FrameRow } from './read-frames';
