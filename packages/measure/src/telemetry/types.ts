import type { HeightDatum } from '@papiscope/shared/contracts';

/**
 * The forms in which aircraft write their subtitles.
 * `dji_bracketed`: `[latitude: …] [rel_alt: … abs_alt: …]`; `dji_home_gps`: `HOME(…)`, `GPS(lon,lat,satellites)`, `BAROMETER` or `Hb`;
 * `dji_gps_distance`: `F/2.8, …, GPS (lon, lat, satellites), D …m, H …m`; `dji_gps_barometer`: `GPS(lat,lon,heightM) BAROMETER:…M`;
 * `hemisphere`: `GPS(E: …, N: …, …m)`; `csv`: named columns.
 */
export type Dialect =
  'dji_bracketed' | 'dji_home_gps' | 'dji_gps_distance' | 'dji_gps_barometer' | 'hemisphere' | 'csv';

/** Carrier-phase state of one position. */
export type RtkState = 'none' | 'single' | 'float' | 'fixed';

/** What one cue says. Degrees WGS84, metres; null where the cue is silent. */
export interface Reading {
  readonly latitude: number | null;
  readonly longitude: number | null;
  /** Above the file's own datum. */
  readonly heightAbs: number | null;
  /** Above take-off. */
  readonly heightRel: number | null;
  readonly gimbalPitch: number | null;
  readonly gimbalRoll: number | null;
  readonly gimbalYaw: number | null;
  readonly satellites: number | null;
  readonly rtk: RtkState | null;
  /** Standard deviations of an RTK solution, metres. */
  readonly stdLatitude: number | null;
  readonly stdLongitude: number | null;
  readonly stdHeight: number | null;
  /** What the camera takes of the light at one aperture: exposure time in seconds × ISO. */
  readonly exposure: number | null;
  readonly fNumber: number | null;
  /** The aircraft's own clock, milliseconds since 1970 as if its zone were UTC. */
  readonly wallClock: number | null;
}

export const NOTHING_READ: Reading = {
  latitude: null,
  longitude: null,
  heightAbs: null,
  heightRel: null,
  gimbalPitch: null,
  gimbalRoll: null,
  gimbalYaw: null,
  satellites: null,
  rtk: null,
  stdLatitude: null,
  stdLongitude: null,
  stdHeight: null,
  exposure: null,
  fNumber: null,
  wallClock: null,
};

/** A cue with a satellite fix. */
export interface TelemetrySample extends Reading {
  /** Start of the cue on the video's clock, seconds. */
  readonly time: number;
  readonly latitude: number;
  readonly longitude: number;
}

export type HeightSource = 'abs' | 'rel' | 'both' | 'none';

/** Datum of the absolute heights; `unstated` where the file does not say; null without absolute heights. */
export type TelemetryDatum = HeightDatum | 'unstated' | null;

/** The telemetry of one video. `samples` are in ascending order of time. */
export interface TelemetryTrack {
  readonly dialect: Dialect;
  /** Cues or rows found, readable or not. */
  readonly cues: number;
  /** Cues with a satellite fix. */
  readonly positions: number;
  readonly samples: readonly TelemetrySample[];
  readonly duration_s: number;
  /** Rate at which new positions arrive; 0 when the position never changes. */
  readonly update_hz: number;
  readonly height_source: HeightSource;
  readonly datum: TelemetryDatum;
  /** Names as spelt in the file, in order of appearance. */
  readonly fields: readonly string[];
  readonly warnings: readonly string[];
  /** The camera's colour mode, lower case, as the first cue names it; null where none does. */
  readonly colour_mode: string | null;
  /** Local time of the aircraft at the first cue, ISO 8601 without zone. */
  readonly recorded_at: string | null;
}
