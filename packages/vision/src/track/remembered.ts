import type { Spot } from '../spots/find';

const { max } = Math;

/** Height above the surroundings, radius, and how far from its middle its farthest lamp stands, as of a spot. */
export type RememberedLight = Pick<Spot, 'strength' | 'radius' | 'span'>;

/** A light of less than this part of its strength (gamma-coded) tells nothing of its size: it is lost in what the encoder made of the ground. */
const CLEAR = 0.5;
/** What is remembered of a light fades by this factor a frame. */
const FORGET = 0.99;

/** What a light is like at its brightest: one that is dim for a moment, by flicker or behind something, comes back as it was. */
export function remember(light: RememberedLight | null, seen: Spot | null): RememberedLight | null {
  if (seen === null) return light;
  const strength = FORGET * (light?.strength ?? 0);
  if (light !== null && seen.strength < CLEAR * strength) return { ...light, strength };
  return {
    strength: max(seen.strength, strength),
    radius: max(seen.radius, FORGET * (light?.radius ?? 0)),
    span: max(seen.span ?? 0, FORGET * (light?.span ?? 0)),
  };
}

/** How far from the middle of a unit its farthest lamp stands: units are alike, and not every frame shows all lamps apart. */
export function lampSpan(
  units: readonly { readonly light: RememberedLight | null }[],
  spots: readonly (Spot | null)[],
): number {
  return max(0, ...[...units.map(({ light }) => light), ...spots].map((light) => light?.span ?? 0));
}
