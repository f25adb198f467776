export const CHROMA = 0;
export const LUMA = 1;
/** Luma in the dark of a beat, see `luma/dim-luma.ts`. */
export const DIM_LUMA = 2;
export const KINDS = 3;

/** The observations of all units in one list, with what the fit needs of each; the set never changes while τ does. */
export interface Rows {
  readonly length: number;
  /** `CHROMA`, `LUMA` or `DIM_LUMA`. */
  readonly kind: Float64Array;
  readonly unit: Float64Array;
  readonly leg: Float64Array;
  /** Video time, seconds. */
  readonly time: Float64Array;
  readonly signal: Float64Array;
  /** Standard uncertainty of the signal from pixel noise. */
  readonly sigma: Float64Array;
}
