import type { UnitName } from '@papiscope/shared/contracts';
import type { InstalledUnit } from '../flight/installation';
import type { Simulation } from '../options';
import type { Random } from '../random';
import { createEdge, edgeOfAll, type Edge } from './edge';

/** Linear camera red, green and blue. */
export type Rgb = readonly [number, number, number];

/** The light of one unit. Fluxes are relative to the reference white beam. */
export interface UnitLight {
  readonly name: UnitName;
  readonly edge: Edge;
  readonly lit: boolean;
  /** What each lamp of the unit sends towards a vertical angle in degrees, from left to right. */
  readonly lamps: readonly ((angle: number) => Rgb)[];
}

/** Gives an installed unit its true edge and colours. */
export function createUnitLight(
  unit: InstalledUnit,
  index: number,
  options: Simulation,
  random: Random,
): UnitLight {
  const { deviationsArcmin, widthsArcmin, edges, unitSpread, redGreen, surplus = 0 } = options;
  const setting = unit.nominal + pick(deviationsArcmin, index) / 60;
  const vary = (share: number): number => 1 + unitSpread * share * random.between(-1, 1);
  const strength = vary(1.5);
  const white: Rgb = [vary(0.4), vary(0.4), 0.9 * vary(1)];
  const red = 1 / (options.whiteRedRatio * vary(1));
  const redBeam: Rgb = [red, red * redGreen * vary(2), red * redGreen * 0.45 * vary(2)];
  /** Beams are a little stronger near the middle and fade with the distance from it. */
  const slope = 0.04 * random.between(-1, 1);
  const lit = !options.dark.includes(unit.name);
  const lampEdges = lampOffsets(options, random).map((offset) =>
    createEdge(pick(edges, index), setting + offset, pick(widthsArcmin, index)),
  );
  const lampOf =
    (edge: Edge) =>
    (angle: number): Rgb => {
      const u = edge.white(angle);
      const away = angle - setting;
      const gain = lit ? (strength * (1 + slope * away)) / (1 + (away / 6) ** 2) / lampEdges.length : 0;
      const total = gain * (1 + surplus * 4 * u * (1 - u));
      const mix = (i: 0 | 1 | 2): number => total * ((1 - u) * redBeam[i] + u * white[i]);
      return [mix(0), mix(1), mix(2)];
    };
  return { name: unit.name, edge: edgeOfAll(lampEdges), lit, lamps: lampEdges.map(lampOf) };
}

/** How far the lamps of a unit change colour from its setting, degrees, in an order of their own. */
function lampOffsets({ lampsPerUnit: lamps = 1, lampsApartArcmin }: Simulation, random: Random): number[] {
  if (lamps === 1 || lampsApartArcmin === undefined) return new Array<number>(lamps).fill(0);
  const ordered = Array.from({ length: lamps }, (_, lamp) => ({
    offset: (lampsApartArcmin / 60) * (lamp / (lamps - 1) - 0.5),
    place: random.between(0, 1),
  }));
  return ordered.sort((a, b) => a.place - b.place).map(({ offset }) => offset);
}

function pick<T>(values: readonly T[], index: number): T {
  const value = values[index % values.length];
  if (value === undefined) throw new RangeError('an option list is empty');
  return value;
}
