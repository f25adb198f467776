import type { ColourSample } from '../../types';
import type { Gain, GainOf } from '../gain/common-gain';
import { ringsSeen, weighRings, type LumaRings } from './luma-rings';
import { BRIGHTEST, DIM, scaleLight, type ScaledLight } from './luma-scale';
import type { PlateauUnit } from '../plateaus/plateau-pairs';
import { median, quantile } from '../../robust';
import type { Leg } from '../types';

/** The dark of a beat: gains within this of their middle (ln), so that the light is the same in all of its frames. */
const ALIKE = 0.25;
/** Fewer of them are a flank, not a floor. */
const LEAST_FRAMES = 24;

/** The gain where the light is the same in all frames. */
export const STILL: GainOf = () => ({ ln: 0, u: 0 });

/** The luma of a unit in the dark of a beat, and what its rings look like there. */
export interface DimLight {
  readonly light: ScaledLight;
  readonly scene: LumaRings;
}

/**
 * The light of a unit in the dark of a beat: where a driver leaves its lamps some light between two pulses, short shutters see them many times
 * fainter but alike there to within what the gain says, and no ring of them clips. Held against bright frames such a light is known badly (gain, ground and rings are
 * others), held against its plateaus in the dark alone it is the best there is. Null where there are too few such frames.
 */
export function dimLight(
  unit: PlateauUnit,
  legs: readonly Leg[],
  timeOffset: number,
  gain: GainOf,
): DimLight | null {
  const dark = inTheDark(unit, gain);
  if (dark === null) return null;
  const rings = weighRings(dark, legs, timeOffset, STILL, false);
  if (rings === null) return null;
  const u = unlike(dark.samples.map((s) => gain(s.frame)));
  const light = scaleLight({
    unit: dark,
    legs,
    timeOffset,
    rings,
    gain: () => ({ ln: 0, u }),
    pulsed: false,
  });
  return { light, scene: ringsSeen(dark, legs, timeOffset, rings, STILL, 0) };
}

/** A unit with its frames in the dark of a beat alone; null where there are too few. */
export function inTheDark(unit: PlateauUnit, gain: GainOf): PlateauUnit | null {
  const samples = dimSamples(unit.samples, gain);
  return samples.length < LEAST_FRAMES ? null : { ...unit, samples };
}

function dimSamples(samples: readonly ColourSample[], gain: GainOf): readonly ColourSample[] {
  const lns = samples.map((s) => gain(s.frame).ln);
  const limit = quantile(lns, BRIGHTEST) + Math.log(DIM);
  const middle = median(lns.filter((ln) => ln < limit));
  return samples.filter((_, i) => {
    const ln = lns[i] ?? Number.NaN;
    return ln < limit && Math.abs(ln - middle) < ALIKE;
  });
}

/** By how much (ln) the light is not alike in these frames: the scatter of their gains beyond what each is uncertain by. */
function unlike(gains: readonly Gain[]): number {
  const middle = median(gains.map(({ ln }) => ln));
  const squares = gains.reduce((sum, { ln, u }) => sum + (ln - middle) ** 2 - u * u, 0);
  return Math.sqrt(Math.max(0, squares / gains.length));
}
