import { valueAt, rateAt } from './time-table';
import { at } from './cholesky';
import { edgeSignal, SLOPE, type EdgeParameters } from './model';
import { legBias, passBias, TIME_OFFSET, UNIT, unitBase, type Problem } from './problem';

/** Residual of one frame and its non-zero derivatives: `index[i]` is the parameter, `slope[i]` = ∂q/∂p. */
export interface RowBuffer {
  residual: number;
  /** ∂q/∂θ, per arc minute. */
  steepness: number;
  readonly index: Float64Array;
  readonly slope: Float64Array;
}

export const NON_ZEROS = 11;

export function rowBuffer(): RowBuffer {
  return {
    residual: 0,
    steepness: 0,
    index: new Float64Array(NON_ZEROS),
    slope: new Float64Array(NON_ZEROS),
  };
}

const edge = new Float64Array(8);

/** Fills `out` with residual (measured − model) and derivatives of row `k`. */
export function fillRow(
  problem: Problem,
  p: Float64Array,
  edges: readonly EdgeParameters[],
  k: number,
  out: RowBuffer,
): void {
  const { rows, layout } = problem;
  const unit = at(rows.unit, k);
  const leg = at(rows.leg, k);
  const base = unitBase(unit);
  const table = problem.tables[unit];
  const parameters = edges[unit];
  if (!table || !parameters) return;
  const common = legBias(layout, leg);
  const own = passBias(layout, leg, unit);
  const time = at(rows.time, k) + at(p, TIME_OFFSET) + at(p, base + UNIT.lag);
  const x = valueAt(table, time) + at(p, common) + at(p, own) - at(p, base + UNIT.angle);
  edgeSignal(x, parameters, edge);
  const steepness = at(edge, SLOPE.x);
  const perSecond = steepness * rateAt(table, time);
  out.residual = at(rows.signal, k) - at(edge, 0);
  out.steepness = steepness;
  for (let i = 1; i <= 6; i++) {
    out.index[i] = base + i;
    out.slope[i] = edge[i + 1] as number;
  }
  set(out, 0, base + UNIT.angle, -steepness);
  set(out, 7, base + UNIT.lag, perSecond);
  set(out, 8, TIME_OFFSET, perSecond);
  set(out, 9, common, steepness);
  set(out, 10, own, steepness);
}

/** The edges of all units as the parameter vector has them; `fillRow` wants them. */
export function edgesOf(p: Float64Array, problem: Problem): EdgeParameters[] {
  return Array.from({ length: problem.layout.units }, (_, unit) => edgeOf(p, unit, problem));
}

/** The edge of a unit as the parameter vector has it. */
export function edgeOf(p: Float64Array, unit: number, problem: Problem): EdgeParameters {
  const base = unitBase(unit);
  return {
    lnScale: at(p, base + UNIT.lnScale),
    skew: at(p, base + UNIT.skew),
    red: at(p, base + UNIT.red),
    white: at(p, base + UNIT.white),
    redDrift: at(p, base + UNIT.redDrift),
    whiteDrift: at(p, base + UNIT.whiteDrift),
    lnRho: at(problem.lnRho, unit),
  };
}

function set(out: RowBuffer, i: number, index: number, slope: number): void {
  out.index[i] = index;
  out.slope[i] = slope;
}
