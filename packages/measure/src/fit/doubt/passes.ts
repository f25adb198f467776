import { at } from '@papiscope/shared/linear-algebra';
import { EDGE_SIGNAL, edgeExtent, edgeSignal, SLOPE, type EdgeParameters } from '../light/model';
import { TIME_OFFSET, UNIT, unitBase } from '../joint/problem';
import { CHROMA } from '../rows';
import { median } from '../../robust';
import { edgeOf, edgesOf } from '../joint/row';
import { robustWeight } from '../joint/solve';
import { rateAt, valueAt } from '../geometry/time-table';
import type { JointFit } from '../joint/joint';
import type { Leg, UnitPass } from '../types';

/** A pass must lead this far beyond the 10 % and the 90 % point, in parts of the width. */
const BEYOND = 0.1;
const LEAST_FRAMES = 3;
/** A pass whose colours change elsewhere, by at least a width and this many arc minutes, when its frames are half as far off the edge there. */
const ELSEWHERE = { arcmin: 3, misfit: 0.5 };

/**
 * The legs that led through the whole transition of a unit, each with the angle it alone gives for the common edge: from luma and colours
 * with the weights that the common fit gives them, since luma under pulsed lamps may hardly tell an angle.
 */
export function unitPasses(fit: JointFit, unit: number, legs: readonly Leg[]): UnitPass[] {
  return legs.flatMap((leg, index) => {
    const pass = onePass(fit, unit, index);
    return pass ? [{ ...leg, ...pass }] : [];
  });
}

function onePass({ problem, solution, variance }: JointFit, unit: number, leg: number) {
  const { rows } = problem;
  const table = problem.tables[unit];
  if (!table) return null;
  const p = solution.parameters;
  const base = unitBase(unit);
  const edges = edgesOf(p, problem);
  const chroma = edges.chroma[unit];
  if (!chroma) return null;
  const extent = edgeExtent(chroma);
  const width = extent.below + extent.above;
  const theta0 = at(p, base + UNIT.angle);
  const offset = at(p, TIME_OFFSET);
  const here: { angle: number; row: number }[] = [];
  for (let k = 0; k < rows.length; k++) {
    if (rows.unit[k] !== unit || rows.leg[k] !== leg) continue;
    here.push({ angle: valueAt(table, at(rows.time, k) + offset), row: k });
  }
  const rateNear = (angle: number): number =>
    median(
      here
        .filter((h) => Math.abs(h.angle - angle) < width + 1)
        .map((h) => Math.abs(rateAt(table, at(rows.time, h.row) + offset, 0.1))),
    );
  const far = elsewhere(
    here
      .filter((h) => rows.kind[h.row] === CHROMA)
      .map((h) => ({ angle: h.angle, signal: at(rows.signal, h.row) })),
    chroma,
    theta0,
    width,
  );
  if (far !== null) return { angle: far / 60, rate: rateNear(far) };
  const below = here.filter((h) => h.angle < theta0 - extent.below - BEYOND * width);
  const above = here.filter((h) => h.angle > theta0 + extent.above + BEYOND * width);
  if (below.length < LEAST_FRAMES || above.length < LEAST_FRAMES) return null;
  const inside = here.filter((h) => Math.abs(h.angle - theta0) < width + 1);
  if (inside.length < LEAST_FRAMES) return null;
  const signal = new Float64Array(EDGE_SIGNAL);
  const used = here.map((h) => ({
    ...h,
    edge: edgeOf(edges, problem.layout, at(rows.kind, h.row), unit, leg) ?? chroma,
  }));
  let angle = theta0;
  for (let i = 0; i < 8; i++) {
    let [gradient, curvature] = [0, 1e-12];
    for (const h of used) {
      edgeSignal(h.angle - angle, h.edge, signal);
      const residual = at(rows.signal, h.row) - at(signal, 0);
      const v = at(variance, h.row);
      const weight = robustWeight(residual, v) / v;
      const slope = -at(signal, SLOPE.x);
      gradient += weight * slope * residual;
      curvature += weight * slope * slope;
    }
    angle += Math.max(-width, Math.min(width, gradient / curvature));
  }
  return { angle: angle / 60, rate: rateNear(theta0) };
}

/**
 * Where the colours of a pass change, arc minutes, when that is not where the common edge lies: the robust fit passes over a pass that
 * contradicts the others. Null where it lies there. `edge`: of the colour signal.
 */
function elsewhere(
  frames: readonly { readonly angle: number; readonly signal: number }[],
  edge: EdgeParameters,
  theta0: number,
  width: number,
): number | null {
  const signal = new Float64Array(EDGE_SIGNAL);
  const misfit = (angle: number): number =>
    frames.reduce((sum, frame) => {
      edgeSignal(frame.angle - angle, edge, signal);
      return sum + Math.min(edge.high - edge.low, Math.abs(frame.signal - at(signal, 0)));
    }, 0);
  const angles = frames.map(({ angle }) => angle);
  const last = Math.max(...angles);
  let best = { angle: theta0, misfit: misfit(theta0) };
  const common = best.misfit;
  for (let angle = Math.min(...angles); angle <= last; angle += Math.max(1, width / 4)) {
    const here = misfit(angle);
    if (here < best.misfit) best = { angle, misfit: here };
  }
  const off = Math.abs(best.angle - theta0);
  return off > Math.max(width, ELSEWHERE.arcmin) && best.misfit < ELSEWHERE.misfit * common
    ? best.angle
    : null;
}
