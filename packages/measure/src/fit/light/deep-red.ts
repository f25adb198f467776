import { median, robustSpread } from '../../robust';

const { max, sqrt } = Math;

/**
 * Green over red of the red light of a bar, linear in the camera's colours; below 0 it is redder than the camera can code. `u`: standard uncertainty
 * where the video does not show how deep it is, else 0. `least`: what a unit's own red has of green at least; null where it is cut off and no unit shows its own.
 */
export interface RedLight {
  readonly green: number;
  readonly u: number;
  readonly least: number | null;
}

/** No red light that shows its green has less. */
const LEAST_GREEN = 0.005;
/** What a red light is seen with whose green is cut off: noise, and what a codec carries over from beside it. */
const NONE = 0.012;
/**
 * Aviation red (ICAO Annex 14, appendix 1: y up to 0.335, x from 0.65) lies outside of what the primaries of BT.709 span: 0 to −0.075 of green
 * for its red, up to −0.1 where a camera saturates its colours. No camera codes that; it cuts off what is below 0.
 */
const CUT_OFF: RedLight = { green: -0.04, u: 0.03, least: null };
/** What the luma of such a light leaves of ln ρ: without its green below 0 it is brighter than it should be by a sixth to a half. */
export const CUT_OFF_LN_RHO_U = 0.4;
/** No red is deeper, as saturated as the colours may be. */
const DEEPEST = -0.1;
/** On ground whose green is brighter than this (full scale, linear) nothing is cut off: the light takes away of the ground's green. */
const LIFTED = 0.02;

/**
 * The red of a bar by what its units show. Where it shows no green on dark ground, it is deeper than the camera can code by as much as such
 * lights are: the colour then seems to stand still at the begin of its change, which seems to be later and narrower than it is.
 * @param levels green over red of the units' red light, as the video shows it
 * @param ground green of the surroundings, linear light of full scale
 */
export function redLight(levels: readonly number[], ground: number): RedLight {
  const shown = median(levels);
  const known = levels.length > 1 ? robustSpread(levels) / sqrt(levels.length) : NONE;
  if (shown + 2 * known < NONE && ground <= LIFTED) return CUT_OFF;
  const least = shown + 2 * known < NONE ? DEEPEST : LEAST_GREEN;
  return { green: max(least, shown), u: 0, least };
}

/** Which green a unit's red light has whose colour signal stands at `level`. */
export function greenOf({ green, least }: RedLight, level: number): number {
  return least === null ? green : max(least, level);
}

/** By which part of the way to white a level is above where it would be if nothing was cut off. */
export function cutOff({ green, least }: RedLight, level: number, white: number): number {
  return least === null ? max(0, (level - green) / (white - level)) : 0;
}
