import type { FlightResult } from '../contracts';

/** A measurement of no unit at all. */
export const EMPTY_RESULT: FlightResult = {
  schema: 'papiscope.result/1',
  software: { version: '1', algorithm: '1' },
  inputs: { video_sha256: 'a'.repeat(64), telemetry_sha256: null },
  units: {},
  time_offset: null,
  positioning: { grade: 'gnss', absolute_angles: 'indicative' },
  glide_path: null,
  sectors: [],
  symmetry: [],
  checks: [],
  warnings: [],
};
