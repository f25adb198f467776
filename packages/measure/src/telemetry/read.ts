/** Reading telemetry alone, without heights' datums: what a browser can do before anything is sent. */
export { decodeTelemetryText } from './decode-text';
export { parseTelemetry } from './parse-telemetry';
