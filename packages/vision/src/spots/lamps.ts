import type { Spot } from './find';

const { abs, hypot, max } = Math;

/** Lamps beside each other within one unit stand no farther apart than this part of the distance between units (0.5 m of 7 to 9 m). */
const LAMP_GAP = 0.07;

/** How far apart the lamps of a unit may stand whose units have a `spacing`: luma pixels. */
export const lampGap = (spacing: number): number => LAMP_GAP * spacing;

/**
 * Spots with those that are lamps of one unit made one: each with all that are linked to it by gaps of at most `gap` luma pixels. Strongest
 * first, as the spots are. A unit has one to four lamps side by side, which a camera with a long lens shows apart.
 */
export function joinLamps(spots: readonly Spot[], gap: number): Spot[] {
  const left = new Set(spots);
  const units: Spot[] = [];
  for (const spot of spots) {
    if (!left.has(spot)) continue;
    const lamps = linkedTo(spot, left, gap);
    for (const lamp of lamps) left.delete(lamp);
    units.push(asOne(lamps));
  }
  return units;
}

/** All of these spots that gaps of at most `gap` luma pixels link to one of them, that one first. */
export function linkedTo(first: Spot, among: Iterable<Spot>, gap: number): Spot[] {
  const left = new Set(among);
  left.delete(first);
  const linked = [first];
  for (const { x, y } of linked) {
    for (const spot of left) {
      if (abs(spot.x - x) > gap || abs(spot.y - y) > gap || hypot(spot.x - x, spot.y - y) > gap) continue;
      left.delete(spot);
      linked.push(spot);
    }
  }
  return linked;
}

/** Lamps as one spot, like the strongest of them, at their middle by strength. */
export function asOne(lamps: readonly Spot[]): Spot {
  const strongest = lamps.reduce((most, lamp) => (lamp.strength > most.strength ? lamp : most));
  if (lamps.length === 1) return strongest;
  const mean = (of: (lamp: Spot) => number): number => {
    const told = lamps.filter((lamp) => !Number.isNaN(of(lamp)));
    const weight = told.reduce((sum, { strength }) => sum + strength, 0);
    return told.reduce((sum, lamp) => sum + lamp.strength * of(lamp), 0) / weight;
  };
  const [x, y] = [mean((lamp) => lamp.x), mean((lamp) => lamp.y)];
  return {
    ...strongest,
    ...{ x, y },
    greenRed: mean((lamp) => lamp.greenRed),
    span: max(...lamps.map((lamp) => hypot(lamp.x - x, lamp.y - y))),
  };
}
