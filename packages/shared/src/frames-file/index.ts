export { readFrames, type FrameChoice, type FrameRow } from './read-frames';
