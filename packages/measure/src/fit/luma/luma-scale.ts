import type { GainOf } from '../gain/common-gain';
import { responsesTo, STEADY, type ColourResponses } from '../gain/colour-responses';
import { groundOffset } from './ground-offset';
import { pointsAround, steadyFlux, type LumaPoint, type RingSum } from './luma-frames';
import { plateauWindow, type PlateauUnit } from '../plateaus/plateau-pairs';
import { respond } from '../gain/response';
import { median, quantile, robustSpread } from '../../robust';
import type { Leg } from '../types';

const LEAST_FRAMES = 6;
/** Where the plateaus are dark, they are looked for so many arc minutes further. */
const FURTHER = [0, 8, 16];
/** Frames in which all lights are dimmer than this part of their usual light do not tell the levels. */
export const BRIGHT = 0.5;
/** Dimmer ones are left out: what the surroundings are wrong by would be blown up. They are compared among themselves (`dim-luma.ts`). */
export const DIM = 0.2;
/** Quantile of the gains that stands for the brightest frames. */
export const BRIGHTEST = 0.85;
/** Power of the gain with which the noise of dim frames grows: more than its inverse, since encoders drop what is faint. */
const DIM_NOISE = 1.7;
/**
 * What is left of a beat in the light of pulsed lamps, as a part of it. It is wrong for several frames in a row, so that it counts for more than
 * it scatters; without it pulsed lamps' luma, which scatters little by now, outweighed the colours and said less than it was wrong by.
 */
const LEFT_OF_BEAT = 0.07;

/** A point scaled to both colours, with its standard uncertainty. */
export interface ScaledPoint extends LumaPoint {
  readonly sigma: number;
}

/** `scatter`: of the plateaus in the scale of the points. `contrast`: flux by which white light is brighter than red light. */
export interface ScaledLeg {
  readonly points: readonly ScaledPoint[];
  readonly scatter: number;
  readonly contrast: number;
}

/** What the light of a unit is scaled with. `pulsed`: the lamps flicker, and tell their ground and how they follow the common gain. */
export interface UnitLight {
  readonly unit: PlateauUnit;
  readonly legs: readonly Leg[];
  readonly timeOffset: number;
  readonly rings: RingSum;
  readonly gain: GainOf;
  readonly pulsed: boolean;
}

/** `ground`: light of the ground within the rings. A leg is null where it has no plateaus that stand apart. */
export interface ScaledLight {
  readonly ground: number;
  readonly legs: readonly (ScaledLeg | null)[];
}

/** The light of a unit in each leg, scaled to the plateaus of the leg. */
export function scaleLight({ unit, legs, timeOffset, rings, gain, pulsed }: UnitLight): ScaledLight {
  const steady = steadyFlux(unit, legs, timeOffset, rings);
  const ground = pulsed ? groundOffset(steady, gain) : 0;
  const responses = pulsed ? responsesTo(gain, steady, ground) : STEADY;
  const scaled = legs.map((leg) => {
    for (const further of FURTHER) {
      const points = pointsAround(unit, leg, timeOffset, rings, further);
      const inLeg = scaleToPlateaus(points, unit, gain, ground, responses, pulsed ? LEFT_OF_BEAT : 0);
      if (inLeg !== null) return inLeg;
    }
    return null;
  });
  return { ground, legs: scaled };
}

/**
 * Scales to 0 in the red and 1 in the white plateau, freed from `ground` and from the common gain.
 * Null where one of them is missing or they do not stand apart.
 */
function scaleToPlateaus(
  points: readonly LumaPoint[],
  unit: PlateauUnit,
  gain: GainOf,
  ground: number,
  { red: byRed, white: byWhite, wrong }: ColourResponses,
  leftOfBeat: number,
): ScaledLeg | null {
  const near = plateauWindow(unit.transition?.width ?? Number.NaN).from;
  const freed = points.map((p) => {
    const { ln, u } = gain(p.frame);
    const asRed = Math.exp(respond(byRed, ln));
    const asWhite = Math.exp(respond(byWhite, ln));
    return { ...p, flux: p.flux - ground, gain: Math.exp(ln), u, asRed, asWhite };
  });
  const gains = freed.map((p) => p.gain);
  const usual = median(gains);
  const bright = freed.filter((p) => p.gain > BRIGHT * usual);
  const brightest = quantile(gains, BRIGHTEST);
  const shining = freed.filter((p) => p.gain > DIM * brightest);
  const red = bright.filter((p) => p.above < -near).map((p) => p.flux / p.asRed);
  const white = bright.filter((p) => p.above > near).map((p) => p.flux / p.asWhite);
  if (red.length < LEAST_FRAMES || white.length < LEAST_FRAMES) return null;
  const [low, high] = [median(red), median(white)];
  if (!(high > 1.3 * Math.max(low, 0))) return null;
  const contrast = high - low;
  const additive = robustSpread(red);
  const relative = Math.sqrt(Math.max(0, robustSpread(white) ** 2 - additive ** 2)) / high;
  return {
    points: shining.map((p) => {
      const red = low * p.asRed;
      const distance = high * p.asWhite - red;
      const part = p.flux / distance;
      return {
        ...p,
        flux: (p.flux - red) / distance,
        sigma: Math.hypot(
          (additive / contrast) * (usual / p.gain) ** DIM_NOISE,
          relative * part,
          p.u * part,
          wrong * Math.log(p.gain / usual) * part,
          leftOfBeat * part,
        ),
      };
    }),
    scatter: Math.max(robustSpread(red), robustSpread(white)) / contrast,
    contrast,
  };
}
