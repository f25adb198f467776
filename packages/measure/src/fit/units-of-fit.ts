import { at } from '@papiscope/shared/linear-algebra';
import type { UnitView } from './colours/unit-view';
import type { CurveWitness } from './curve/early-rings';
import type { JointInput } from './joint/build-problem';
import type { JointFit } from './joint/joint';
import { UNIT, unitBase } from './joint/problem';
import { chromaEdge } from './joint/row';
import { greenOf } from './light/deep-red';
import { edgeExtent } from './light/model';
import type { LumaSeen } from './luma/luma';
import type { PlateauUnit } from './plateaus/plateau-pairs';

/** All units with the transitions that a fit gives to those of `lit`, for what is compared beside the transitions. */
export function plateauUnits(
  { solution }: JointFit,
  lit: readonly UnitView[],
  all: readonly UnitView[],
): PlateauUnit[] {
  const p = solution.parameters;
  return all.map((v) => {
    const j = lit.indexOf(v);
    const { samples } = v.observations;
    if (j < 0) return { samples, table: v.geometry.vertical, transition: null };
    const extent = edgeExtent(chromaEdge(p, j));
    const angle = at(p, unitBase(j) + UNIT.angle);
    return {
      samples,
      table: v.geometry.vertical,
      transition: { angle, width: extent.below + extent.above },
    };
  });
}

/** The units whose rings may tell the camera's curve, with the edges of a fit. `plateaus`: of all units; `places`: theirs within the fit, −1 for those that take no part. */
export function curveWitnesses(
  { solution }: JointFit,
  plateaus: readonly PlateauUnit[],
  places: readonly number[],
  { gains, scenes, dimScenes }: LumaSeen,
  { redLight: bar, coding }: JointInput,
): CurveWitness[] {
  const p = solution.parameters;
  return plateaus.flatMap((unit, i) => {
    const j = places[i] ?? -1;
    const gain = gains[i];
    const background = (scenes[j] ?? dimScenes[j])?.background;
    if (j < 0 || !gain || !background) return [];
    const edge = chromaEdge(p, j);
    const rho = Math.exp(at(p, unitBase(j) + UNIT.lnRho));
    const colours = { rho, red: greenOf(bar, edge.low), whiteGreen: edge.high, background, coding };
    return [{ unit, edge, gain, colours }];
  });
}
