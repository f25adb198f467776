import { at } from '@papiscope/shared/linear-algebra';
import { chromaMixture, type Mixture } from '../light/mixture';
import { EDGE_SIGNAL, edgeSignal, SLOPE, type EdgeParameters } from '../light/model';
import {
  COLOUR_LAG,
  legBias,
  PASS,
  passBase,
  SURPLUS,
  TIME_OFFSET,
  UNIT,
  unitBase,
  type Layout,
  type Problem,
} from './problem';
import { CHROMA, DIM_LUMA } from '../rows';
import { rateAt, valueAt } from '../geometry/time-table';

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

export const NON_ZEROS = 17;

export function rowBuffer(): RowBuffer {
  return {
    residual: 0,
    steepness: 0,
    perSecond: 0,
    index: new Float64Array(NON_ZEROS),
    slope: new Float64Array(NON_ZEROS),
  };
}

const edge = new Float64Array(EDGE_SIGNAL);

/** Fills `out` with residual (measured − model) and derivatives of row `k`. `edges`: from `edgesOf` for the same parameters. */
export function fillRow(problem: Problem, p: Float64Array, edges: Edges, k: number, out: RowBuffer): void {
  const { rows, layout } = problem;
  const unit = at(rows.unit, k);
  const leg = at(rows.leg, k);
  const kind = at(rows.kind, k);
  const chroma = kind === CHROMA;
  const levels = kind === DIM_LUMA ? DIM_LEVELS : LUMA_LEVELS;
  const base = unitBase(unit);
  const pass = passBase(layout, leg, unit);
  const common = legBias(layout, leg);
  const table = problem.tables[unit];
  const parameters = edgeOf(edges, layout, kind, unit, leg);
  if (!table || !parameters) return;
  const time =
    at(rows.time, k) + at(p, TIME_OFFSET) - (chroma ? at(p, COLOUR_LAG) + at(p, pass + PASS.lag) : 0);
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
  set(out, 3, chroma ? base + UNIT.red : pass + levels.red, at(edge, SLOPE.low));
  set(out, 4, chroma ? base + UNIT.white : pass + levels.white, at(edge, SLOPE.high));
  set(out, 5, base + (chroma ? UNIT.redDrift : UNIT.lumaRedDrift), at(edge, SLOPE.lowDrift));
  set(out, 6, base + (chroma ? UNIT.whiteDrift : UNIT.lumaWhiteDrift), at(edge, SLOPE.highDrift));
  set(out, 7, pass + PASS.lag, chroma ? -perSecond : 0);
  set(out, 8, TIME_OFFSET, perSecond);
  set(out, 9, common, steepness);
  set(out, 10, pass + PASS.bias, steepness);
  set(out, 11, base + UNIT.lnRho, chroma ? at(edge, SLOPE.lnRho) : 0);
  set(out, 12, base + UNIT.tails, at(edge, SLOPE.tails));
  set(out, 13, SURPLUS, at(edge, SLOPE.surplus));
  set(out, 14, COLOUR_LAG, chroma ? -perSecond : 0);
  set(out, 15, base + UNIT.surplus, at(edge, SLOPE.surplus));
  set(out, 16, base + UNIT.lnReach, at(edge, SLOPE.lnReach));
}

/** Where the levels of a luma stand within a pass. */
const LUMA_LEVELS = { red: PASS.lumaRed, white: PASS.lumaWhite } as const;
const DIM_LEVELS = { red: PASS.dimRed, white: PASS.dimWhite } as const;
type LumaLevels = typeof LUMA_LEVELS | typeof DIM_LEVELS;

/** Edges as one parameter vector has them: of the colour signal by unit, of both lumas by leg · units + unit. */
export interface Edges {
  readonly chroma: readonly EdgeParameters[];
  readonly luma: readonly EdgeParameters[];
  readonly dimLuma: readonly EdgeParameters[];
}

/** The edge that rows of `kind` of a unit show in a leg. */
export function edgeOf(
  edges: Edges,
  { units }: Layout,
  kind: number,
  unit: number,
  leg: number,
): EdgeParameters | undefined {
  if (kind === CHROMA) return edges.chroma[unit];
  return (kind === DIM_LUMA ? edges.dimLuma : edges.luma)[leg * units + unit];
}

export function edgesOf(p: Float64Array, problem: Problem): Edges {
  const { units, legs } = problem.layout;
  const byUnit = Array.from({ length: units }, (_, unit) => unit);
  const byLeg = Array.from({ length: legs }, (_, leg) => leg);
  const lumaEdges = (mixtures: readonly Mixture[], levels: LumaLevels) =>
    byLeg.flatMap((leg) =>
      byUnit.map((unit) => lumaEdge(p, unit, passBase(problem.layout, leg, unit), mixtures, levels)),
    );
  return {
    chroma: byUnit.map((unit) => chromaEdge(p, unit, problem.mixtures.cutOff)),
    luma: lumaEdges(problem.mixtures.bright, LUMA_LEVELS),
    dimLuma: lumaEdges(problem.mixtures.dim, DIM_LEVELS),
  };
}

/** The edge of a unit as its colour signal shows it; `cutOff`: of its mixture. */
export function chromaEdge(p: Float64Array, unit: number, cutOff = 0): EdgeParameters {
  const base = unitBase(unit);
  return {
    lnScale: at(p, base + UNIT.lnScale),
    skew: at(p, base + UNIT.skew),
    tails: at(p, base + UNIT.tails),
    lnReach: at(p, base + UNIT.lnReach),
    low: at(p, base + UNIT.red),
    high: at(p, base + UNIT.white),
    lowDrift: at(p, base + UNIT.redDrift),
    highDrift: at(p, base + UNIT.whiteDrift),
    mixture: chromaMixture(Math.exp(at(p, base + UNIT.lnRho)), cutOff),
    surplus: 0,
  };
}

function lumaEdge(
  p: Float64Array,
  unit: number,
  pass: number,
  mixtures: readonly Mixture[],
  levels: LumaLevels,
): EdgeParameters {
  const base = unitBase(unit);
  return {
    lnScale: at(p, base + UNIT.lnScale),
    skew: at(p, base + UNIT.skew),
    tails: at(p, base + UNIT.tails),
    lnReach: at(p, base + UNIT.lnReach),
    low: at(p, pass + levels.red),
    high: at(p, pass + levels.white),
    lowDrift: at(p, base + UNIT.lumaRedDrift),
    highDrift: at(p, base + UNIT.lumaWhiteDrift),
    mixture: mixtureOf(mixtures, unit),
    surplus: at(p, SURPLUS) + at(p, base + UNIT.surplus),
  };
}

function mixtureOf(mixtures: readonly Mixture[], unit: number) {
  const mixture = mixtures[unit];
  if (!mixture) throw new RangeError('one mixture for each unit');
  return mixture;
}

function set(out: RowBuffer, i: number, index: number, slope: number): void {
  out.index[i] = index;
  out.slope[i] = slope;
}
