/** A point: degrees WGS84 and metres above the ellipsoid. */
export interface GeodeticPoint {
  readonly latitude: number;
  readonly longitude: number;
  readonly height: number;
}

/** Where the drone's camera was, with standard uncertainties in metres where the telemetry states them. */
export interface DronePosition extends GeodeticPoint {
  readonly u_horizontal_m: number | null;
  readonly u_vertical_m: number | null;
  readonly gimbal_pitch: number | null;
  readonly gimbal_roll: number | null;
  readonly gimbal_yaw: number | null;
}

/** `rtk`: fixed carrier-phase solution; `gnss`: code solution; `relative`: barometric height above take-off. */
export type PositioningGrade = 'rtk' | 'gnss' | 'relative';

/** The drone's way as a function of telemetry time (seconds; video time + time offset = telemetry time). */
export interface DronePath {
  readonly start: number;
  readonly end: number;
  readonly grade: PositioningGrade;
  /** Rate at which new positions arrive, per second. */
  readonly update_hz: number;
  /** What the heights scatter by from update to update, standard deviation in metres; null where too few of them tell. */
  readonly height_scatter_m: number | null;
  /** What the smooth height misses its updates by where they come too seldom for it, rms in metres; null where they come often enough. */
  readonly height_missed_m: number | null;
  /** Null outside `start`–`end` and inside gaps that are too long to bridge. */
  at(time: number): DronePosition | null;
}

/**
 * The colour of one unit in one frame, as photometry found it.
 * `time`: video presentation time, seconds. `green_red`: ΣG/ΣR, linear light, background removed, clipped blocks left out.
 * `sigma`: standard uncertainty of `green_red` from pixel noise. `red`: ΣR, linear, in full-scale pixels.
 * `red_rings[i]`: linear red flux in the ring i ≤ r < i+1 chroma pixels around the centroid, NaN where a block of it is clipped.
 */
export interface ColourSample {
  readonly frame: number;
  readonly time: number;
  readonly green_red: number;
  readonly sigma: number;
  readonly red: number;
  readonly red_rings: readonly number[];
  /** Flux of linearised luma above the surroundings in rings of one fixed width, NaN where clipped; empty where not measured. */
  readonly luma_rings: readonly number[];
  /** Width of these rings, luma pixels. */
  readonly luma_ring_width: number;
  /** Surroundings of the light, linear, full scale 1; null where not measured. */
  readonly background: { readonly r: number; readonly g: number; readonly b: number } | null;
  readonly saturated_fraction: number;
  /** Row of the picture in which the light stood, luma pixels from the top: rolling shutters expose it later than those above. */
  readonly row: number;
}
