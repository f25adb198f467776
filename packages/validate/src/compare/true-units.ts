import { type UnitName } from '@papiscope/shared/contracts';
import { createEdge, type Edge, type EdgeShape, type Simulation, type Truth } from '@papiscope/simulator';

/** A unit as it truly is. `edge.theta50`: transition angle in degrees. */
export interface TrueUnit {
  readonly name: UnitName;
  readonly lit: boolean;
  readonly nominal: number;
  readonly edge: Edge;
  readonly widthArcmin: number;
  readonly shape: EdgeShape;
}

/** The units of a simulated flight in the order in which its options list them. */
export function trueUnits(truth: Truth, { edges }: Simulation): TrueUnit[] {
  return (Object.entries(truth.units) as [UnitName, NonNullable<Truth['units'][UnitName]>][]).map(
    ([name, { lit, nominal, theta10, theta50, theta90 }], i) => {
      const widthArcmin = 60 * (theta90 - theta10);
      const shape = edges[i % edges.length] ?? 'logistic';
      return { name, lit, nominal, widthArcmin, shape, edge: createEdge(shape, theta50, widthArcmin) };
    },
  );
}
