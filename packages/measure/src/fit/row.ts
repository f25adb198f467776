import { at } from './cholesky';
import { chromaMixture } from './mixture';
import { edgeSignal, SLOPE, type EdgeParameters } from './model';
import { CHROMA, legBias, PASS, passBase, TIME_OFFSET, UNIT, unitBase, type Problem } from './problem';
import { rateAt, valueAt } from './time-table';

/** Residual of one row and its non-zero derivatives: `index[i]` is the parameter, `slope[i]` = ∂signal/∂p. */
export interface RowBuffer {
  residual: number;
  /** ∂signal/∂θ, per arc minute. */
  steepness: number;
  /** ∂signal/∂t, per second. */
  perSecond: number;
  readonly index: Float64Array;
  readonly slope: Float64Array;
}

export const NON_ZEROS = 13;

export function rowBuffer(): RowBuffer {
  return {
    residual: 0,
    steepness: 0,
    perSecond: 0,
    index: new Float64Array(NON_ZEROS),
    slope: new Float64Array(NON_ZEROS),
  };
}

const edge = new Float64Array(10);

/** Fills `out` with residual (measured − model) and derivatives of row `k`. `edges`: from `edgesOf` for the same parameters. */
export function fillRow(problem: Problem, p: Float64Array, edges: Edges, k: number, out: RowBuffer): void {
  const { rows, layout } = problem;
  const unit = at(rows.unit, k);
  const leg = at(rows.leg, k);
  const chroma = at(rows.kind, k) === CHROMA;
  const base = unitBase(unit);
  const pass = passBase(layout, leg, unit);
  const common = legBias(layout, leg);
  const table = problem.tables[unit];
  const parameters = chroma ? edges.chroma[unit] : edges.luma[leg * layout.units + unit];
  if (!table || !parameters) return;
  const time = at(rows.time, k) + at(p, TIME_OFFSET) - (chroma ? at(p, pass + PASS.lag) : 0);
  const x = valueAt(table, time) + at(p, common) + at(p, pass + PASS.bias) - at(p, base + UNIT.angle);
  edgeSignal(x, parameters, edge);
  const steepness = at(edge, SLOPE.x);
  const perSecond = steepness * rateAt(table, time);
  out.residual = at(rows.signal, k) - at(edge, 0);
  out.steepness = steepness;
  out.perSecond = perSecond;
  set(out, 0, base + UNIT.angle, -steepness);
  set(out, 1, base + UNIT.lnScale, at(edge, SLOPE.lnScale));
  set(out, 2, base + UNIT.skew, at(edge, SLOPE.skew));
  set(out, 3, chroma ? base + UNIT.red : pass + PASS.lumaRed, at(edge, SLOPE.low));
  set(out, 4, chroma ? base + UNIT.white : pass + PASS.lumaWhite, at(edge, SLOPE.high));
  set(out, 5, base + (chroma ? UNIT.redDrift : UNIT.lumaRedDrift), at(edge, SLOPE.lowDrift));
  set(out, 6, base + (chroma ? UNIT.whiteDrift : UNIT.lumaWhiteDrift), at(edge, SLOPE.highDrift));
  set(out, 7, pass + PASS.lag, chroma ? -perSecond : 0);
  set(out, 8, TIME_OFFSET, perSecond);
  set(out, 9, common, steepness);
  set(out, 10, pass + PASS.bias, steepness);
  set(out, 12, base + UNIT.tails, at(edge, SLOPE.tails));
  set(out, 11, base + UNIT.lnRho, chroma ? at(edge, SLOPE.lnRho) : 0);
}

/** Edges as one parameter vector has them: of the colour signal by unit, of the luma by leg · units + unit. */
export interface Edges {
  readonly chroma: readonly EdgeParameters[];
  readonly luma: readonly EdgeParameters[];
}

export function edgesOf(p: Float64Array, problem: Problem): Edges {
  const { units, legs } = problem.layout;
  const byUnit = Array.from({ length: units }, (_, unit) => unit);
  return {
    chroma: byUnit.map((unit) => chromaEdge(p, unit)),
    luma: Array.from({ length: legs }, (_, leg) => leg).flatMap((leg) =>
      byUnit.map((unit) => lumaEdge(p, leg, unit, problem)),
    ),
  };
}

/** The edge of a unit as its colour signal shows it. */
export function chromaEdge(p: Float64Array, unit: number): EdgeParameters {
  const base = unitBase(unit);
  return {
    lnScale: at(p, base + UNIT.lnScale),
    skew: at(p, base + UNIT.skew),
    tails: at(p, base + UNIT.tails),
    low: at(p, base + UNIT.red),
    high: at(p, base + UNIT.white),
    lowDrift: at(p, base + UNIT.redDrift),
    highDrift: at(p, base + UNIT.whiteDrift),
    mixture: chromaMixture(Math.exp(at(p, base + UNIT.lnRho))),
  };
}

function lumaEdge(p: Float64Array, leg: number, unit: number, problem: Problem): EdgeParameters {
  const base = unitBase(unit);
  const pass = passBase(problem.layout, leg, unit);
  return {
    lnScale: at(p, base + UNIT.lnScale),
    skew: at(p, base + UNIT.skew),
    tails: at(p, base + UNIT.tails),
    low: at(p, pass + PASS.lumaRed),
    high: at(p, pass + PASS.lumaWhite),
    lowDrift: at(p, base + UNIT.lumaRedDrift),
    highDrift: at(p, base + UNIT.lumaWhiteDrift),
    mixture: mixtureOf(problem.luma, unit),
  };
}

function mixtureOf(mixtures: Problem['luma'], unit: number) {
  const mixture = mixtures[unit];
  if (!mixture) throw new RangeError('one mixture for each unit');
  return mixture;
}

function set(out: RowBuffer, i: number, index: number, slope: number): void {
  out.index[i] = index;
  out.slope[i] = slope;
}
