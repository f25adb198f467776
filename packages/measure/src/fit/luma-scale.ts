import type { GainOf } from './brightness';
import type { LumaPoint } from './luma-frames';
import { plateauWindow, type PlateauUnit } from './plateau-pairs';
import { median, quantile, robustSpread } from './robust';

const LEAST_FRAMES = 6;
/** Frames in which all lights are dimmer than this part of their usual light do not tell the levels. */
export const BRIGHT = 0.5;
/** Dimmer ones are left out: the encoder writes little of them, and what the surroundings are wrong by would be blown up. */
const DIM = 0.2;
/** Power of the gain with which the noise of dim frames grows: more than its inverse, since encoders drop what is faint. */
const DIM_NOISE = 1.7;
/** What is wrong with ln of a gain, as a part of its distance from the usual: the same for many frames, unlike noise. */
const GAIN_ERROR = 0.35;

/** A point scaled to both colours, with its standard uncertainty. */
export interface ScaledPoint extends LumaPoint {
  readonly sigma: number;
}

/**
 * Scales to 0 in the red and 1 in the white plateau, freed from `ground` and from the common gain; `scatter`: of the plateaus in that scale.
 * Null where one of them is missing or they do not stand apart.
 */
export function scaleToPlateaus(
  points: readonly LumaPoint[],
  unit: PlateauUnit,
  gain: GainOf,
  ground: number,
): { points: ScaledPoint[]; scatter: number } | null {
  const near = plateauWindow(unit.transition?.width ?? Number.NaN).from;
  const evened = points.map((p) => {
    const g = gain(p.frame);
    return { ...p, flux: (p.flux - ground) / Math.exp(g.ln), gain: Math.exp(g.ln), u: g.u };
  });
  const gains = evened.map((p) => p.gain);
  const usual = median(gains);
  const bright = evened.filter((p) => p.gain > BRIGHT * usual);
  const brightest = quantile(gains, 0.85);
  const shining = evened.filter((p) => p.gain > DIM * brightest);
  const red = bright.filter((p) => p.above < -near).map((p) => p.flux);
  const white = bright.filter((p) => p.above > near).map((p) => p.flux);
  if (red.length < LEAST_FRAMES || white.length < LEAST_FRAMES) return null;
  const [low, high] = [median(red), median(white)];
  if (!(high > 1.3 * Math.max(low, 0))) return null;
  const contrast = high - low;
  const additive = robustSpread(red);
  const relative = Math.sqrt(Math.max(0, robustSpread(white) ** 2 - additive ** 2)) / high;
  return {
    points: shining.map((p) => ({
      ...p,
      flux: (p.flux - low) / contrast,
      sigma:
        Math.hypot(
          additive * (usual / p.gain) ** DIM_NOISE,
          relative * p.flux,
          p.u * p.flux,
          GAIN_ERROR * Math.log(p.gain / usual) * p.flux,
        ) / contrast,
    })),
    scatter: Math.max(robustSpread(red), robustSpread(white)) / contrast,
  };
}
