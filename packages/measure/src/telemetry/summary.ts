import { exposureChanges } from './exposure-changes';
import type { Dialect, HeightSource, TelemetryDatum, TelemetrySample, TelemetryTrack } from './types';

/** One position as the command line shows it. Seconds, degrees, metres. */
export interface PositionSummary {
  readonly time: number;
  readonly latitude: number;
  readonly longitude: number;
  readonly height_abs: number | null;
  readonly height_rel: number | null;
}

/** What a telemetry file holds: the JSON of `papiscope telemetry`. */
export interface TelemetrySummary {
  readonly dialect: Dialect;
  readonly cues: number;
  readonly positions: number;
  readonly duration_s: number;
  readonly update_hz: number;
  readonly height_source: HeightSource;
  readonly datum: TelemetryDatum;
  readonly recorded_at: string | null;
  /** When the camera changed its exposure, seconds, and by what factor; null where the file does not state the exposure. */
  readonly exposure_changes: readonly { readonly time: number; readonly factor: number }[] | null;
  readonly first: PositionSummary | null;
  readonly last: PositionSummary | null;
  readonly fields: readonly string[];
  readonly warnings: readonly string[];
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

const position = (sample: TelemetrySample | undefined): PositionSummary | null =>
  sample === undefined
    ? null
    : {
        time: rounded(sample.time),
        latitude: sample.latitude,
        longitude: sample.longitude,
        height_abs: sample.heightAbs,
        height_rel: sample.heightRel,
      };

export function summarizeTelemetry(track: TelemetryTrack): TelemetrySummary {
  const { samples, ...rest } = track;
  return {
    dialect: rest.dialect,
    cues: rest.cues,
    positions: rest.positions,
    duration_s: rounded(rest.duration_s),
    update_hz: rounded(rest.update_hz),
    height_source: rest.height_source,
    datum: rest.datum,
    recorded_at: rest.recorded_at,
    exposure_changes: samples.some(({ exposure }) => exposure !== null)
      ? exposureChanges(samples).map(({ after, ln }) => ({
          time: rounded(after.from),
          factor: rounded(Math.exp(ln)),
        }))
      : null,
    first: position(samples[0]),
    last: position(samples.at(-1)),
    fields: rest.fields,
    warnings: rest.warnings,
  };
}
