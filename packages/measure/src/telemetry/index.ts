export type {
  Dialect,
  HeightSource,
  RtkState,
  TelemetryDatum,
  TelemetrySample,
  TelemetryTrack,
} from './types';
export { decodeTelemetryText } from './decode-text';
export { parseTelemetry, type ParseOptions } from './parse-telemetry';
export { summarizeTelemetry, type PositionSummary, type TelemetrySummary } from './summary';
export { exposureChanges, type ExposureChange } from './exposure-changes';
export { assertUsable } from './usable';
export { dronePath } from './path/drone-path';
export { LONGEST_GAP_S } from './path/stairs';
