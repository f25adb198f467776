export { analyzeFlight, type AnalyzedFlight, type AnalyzeProgress, type AnalyzeRequest } from './analyze';
export { concludeFlight, type FlightInputs } from './conclude';
export { readFrames } from './frames-file';
export { findLights, lightsAmong, lookForLights, SAMPLES, type FirstFinding } from './find-lights';
export { stretchBordersSchema, type Following, type StretchBorders } from './follow/borders';
export { spotsOf, type FrameSpots } from '@papiscope/vision';
export { inspectFlight, type Inspection } from './inspect';
export { lightStart, type LightStart } from './lights';
export {
  fitToFiles,
  measureSegmentToFile,
  type FitFiles,
  type FittedFiles,
  type MeasuredSegment,
  type SegmentRequest,
} from './stages';
export type { FrameSightings } from './sightings';
export { readSightings } from './sightings-file';
export { stitchSegments } from './stitch';
export { flightTelemetry, type FlightTelemetry } from './telemetry';
export { SOFTWARE } from './version';
