import { at } from '@papiscope/shared/linear-algebra';
import { edgeExtent } from '../light/model';
import { UNIT, unitBase } from '../joint/problem';
import { chromaEdge } from '../joint/row';
import type { Surplus } from './surplus';

/** What is left open of a unit by whether its light has a surplus: standard uncertainties, arc minutes. */
export interface SurplusDoubt {
  readonly u_angle: number;
  readonly u_width: number;
  readonly basis: string;
}

/** By what a unit's angle and width would be others with the surplus, by how probable that is. `unit`: its index in the fit; arc minutes. */
export function surplusDoubt(
  surplus: Surplus,
  unit: number,
  { angle, width }: { readonly angle: number; readonly width: number },
): SurplusDoubt {
  const p = surplus.counted.solution.parameters;
  const { below, above } = edgeExtent(chromaEdge(p, unit));
  const part = Math.sqrt(surplus.probability);
  return {
    u_angle: part * Math.abs(at(p, unitBase(unit) + UNIT.angle) - angle),
    u_width: part * Math.abs(below + above - width),
    basis: `light in the middle of the change: that of both colours, ${(100 * (1 - surplus.probability)).toFixed(0)} % sure`,
  };
}

/** The light in the middle of the change, of that of both colours together: "124 ± 4 %". */
export function surplusText({ value, u }: Surplus): string {
  return `${(100 * (1 + value)).toFixed(0)} ± ${(100 * u).toFixed(0)} %`;
}
