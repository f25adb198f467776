import type { PositioningGrade } from '../types';
import type { EDGES } from './synthetic-edges';

/** A flight past a PAPI with known truth. Angles in degrees, widths in arc minutes, lengths in metres, times in seconds. */
export interface SyntheticFlight {
  readonly seed: number;
  readonly angles: readonly number[];
  readonly width: number;
  readonly edge: keyof typeof EDGES;
  readonly distance: number;
  /** Vertical speed of each leg, positive up. */
  readonly legs: readonly number[];
  readonly fps: number;
  /** Video time + lag = telemetry time. */
  readonly lag: number;
  readonly rho: number;
  /** By what part the light in the middle of the change is above that of both colours together. */
  readonly surplus: number;
  /** Green over red of the red light; below 0 it is redder than a camera can code. */
  readonly red: number;
  readonly white: number;
  readonly colourNoise: number;
  readonly outliers: number;
  readonly heightNoise: number;
  readonly heightCorrelation: number;
  readonly heightBias: number;
  readonly heightDrift: number;
  readonly grade: PositioningGrade;
  /** Time constant of the codec's chroma, seconds. */
  readonly chromaLag: number;
  /** Part of the frames whose chroma is the previous frame's. */
  readonly chromaHold: number;
  /** Relative change of exposure per second. */
  readonly exposureDrift: number;
  /** Lamps that beat with the shutter, dark for a third of every 40 frames: all together, or each unit by a drive of its own. */
  readonly pulsed: 'never' | 'together' | 'apart';
  /** Red flux in full-scale pixels at which the centre clips. */
  readonly clipping: number;
  /** Change of q_w per degree above the transition. */
  readonly whiteDrift: number;
  /** Whether the luma was measured, and its scatter in parts of the white level. */
  readonly luma: boolean;
  readonly lumaNoise: number;
  /** Light of the surroundings, linear; a light's inner ring has 0.3 and more. */
  readonly ground: number;
  readonly dark: readonly number[];
  /** Angles flown, degrees. */
  readonly from: number;
  readonly to: number;
}

export const GOOD_FLIGHT: SyntheticFlight = {
  seed: 1,
  angles: [2.47, 2.84, 3.15, 3.6],
  width: 3,
  edge: 'erf',
  distance: 350,
  legs: [1, -1],
  fps: 30,
  lag: 0,
  rho: 1.39,
  surplus: 0,
  red: 0.07,
  ground: 0.06,
  white: 0.82,
  colourNoise: 0.012,
  outliers: 0.005,
  heightNoise: 0.018,
  heightCorrelation: 1.5,
  heightBias: 0,
  heightDrift: 0,
  grade: 'rtk',
  chromaLag: 0.02,
  chromaHold: 0.1,
  exposureDrift: 0,
  pulsed: 'never',
  clipping: 40,
  whiteDrift: 0,
  luma: true,
  lumaNoise: 0.02,
  dark: [],
  from: 2.1,
  to: 4.0,
};
