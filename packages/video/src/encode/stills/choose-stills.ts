import {
  STILL_MOMENTS,
  type StillMoment,
  type StillReason,
  type Transition,
} from '@papiscope/shared/contracts';
import type { AngleOf } from '../overlay/angle-of';
import type { ShownFrame } from '../timeline';
import { foundLight, type DrawnUnit, type PlacedLight } from '../units';

/** The frame that shows a unit at a moment, or why none does. */
export type StillChoice = { readonly unit: DrawnUnit; readonly moment: StillMoment } & (
  | { readonly frame: ShownFrame; readonly light: PlacedLight; readonly angle: number | null }
  | { readonly reason: StillReason }
);

/** Plain colours are shown this many widths of the transition away from where it begins or ends: surely plain, and still as near in time and distance as can be. */
const WIDTHS_AWAY = 1;
/** No frame farther from the middle, in widths, shows the transition. */
const WIDTHS_OFF_MIDDLE = 0.25;
/** Degrees; for flights with few frames through a narrow transition. */
const SMALLEST_OFF_MIDDLE = 0.01;

interface Sight {
  readonly frame: ShownFrame;
  readonly light: PlacedLight;
  readonly angle: number | null;
}

/** Picks the frames for the stills of every unit. */
export function chooseStills(
  frames: readonly ShownFrame[],
  units: readonly DrawnUnit[],
  angleOf: AngleOf,
): StillChoice[] {
  return units.flatMap((unit) => {
    const sights = frames.flatMap((frame): Sight[] => {
      const light = foundLight(frame.row, unit.name);
      return light === null ? [] : [{ frame, light, angle: angleOf(unit, frame.row.timestamp) }];
    });
    return STILL_MOMENTS.map((moment): StillChoice => ({ unit, moment, ...choose(sights, unit, moment) }));
  });
}

function choose(
  sights: readonly Sight[],
  unit: DrawnUnit,
  moment: StillMoment,
): Sight | { readonly reason: StillReason } {
  if (sights.length === 0) return { reason: 'light_never_found' };
  return moment === 'transition' ? atTransition(sights, unit) : inPlainColour(sights, unit, moment);
}

function atTransition(
  sights: readonly Sight[],
  { result }: DrawnUnit,
): Sight | { readonly reason: StillReason } {
  const transition = result?.transition ?? null;
  if (transition === null) return { reason: 'transition_not_measured' };
  const off = ({ angle }: Sight): number => (angle === null ? Infinity : Math.abs(angle - transition.angle));
  const limit = Math.max(SMALLEST_OFF_MIDDLE, (WIDTHS_OFF_MIDDLE * transition.width_arcmin) / 60);
  const best = least(sights, off);
  return best !== null && off(best) <= limit ? best : { reason: 'light_lost' };
}

function inPlainColour(
  sights: readonly Sight[],
  { result }: DrawnUnit,
  moment: 'red' | 'white',
): Sight | { readonly reason: StillReason } {
  const wanted = moment === 'red' ? 'RED' : 'WHITE';
  const coloured = sights.filter(({ light }) => light.status === wanted);
  if (coloured.length === 0) return { reason: 'colour_never_seen' };
  const side = moment === 'red' ? -1 : 1;
  const withAngle = coloured.filter(({ angle }) => angle !== null);
  return (
    least(withAngle, ({ angle }) => farFromPlain(side * (angle ?? 0), result?.transition ?? null, side)) ??
    coloured[coloured.length >> 1] ?? { reason: 'colour_never_seen' }
  );
}

/**
 * Smaller is better. `angle` grows towards the plain colour. Of frames in plain colour the one nearest to the transition, of others the one
 * farthest from it; without a transition the farthest there is.
 */
function farFromPlain(angle: number, transition: Transition | null, side: 1 | -1): number {
  if (transition === null) return -angle;
  const away = (WIDTHS_AWAY * transition.width_arcmin) / 60;
  const beyond = angle - (side * (side < 0 ? transition.start : transition.end) + away);
  return beyond >= 0 ? beyond : 90 - beyond;
}

function least(sights: readonly Sight[], of: (sight: Sight) => number): Sight | null {
  return sights.reduce<Sight | null>(
    (best, sight) => (best === null || of(sight) < of(best) ? sight : best),
    null,
  );
}
