import type { JointInput } from './build-problem';
import { at } from '@papiscope/shared/linear-algebra';
import { arcminPerMetre } from '../geometry/height';
import type { Problem } from './problem';
import { CHROMA, KINDS } from '../rows';
import { median, robustSpread } from '../../robust';
import { edgesOf, fillRow, rowBuffer, type Edges } from './row';

/** How unevenly the codec holds colours back at least, seconds. */
const LEAST_CHROMA_JITTER = 0.05;
/** A colour held back is wrong for several frames in a row: their scatter counts so many times. */
const HELD_TOGETHER = 4;
/** Rows this steep beside the steepest of their unit show how unevenly colours are held back. */
const STEEP = 0.5;
/** What no edge with steady levels describes, as a part of the difference of both levels: encoders leave colours standing that drift. */
const MISFIT = { chroma: 0.08, luma: 0.02 };

/**
 * Variance of each row: pixel noise; the scatter that the flat parts of its unit and kind show beyond it; half of the pass's height noise
 * seen through the steepness of the signal; of colours beside luma also what the codec's holding back does to them.
 */
export function rowVariance(problem: Problem, p: Float64Array, input: JointInput): Float64Array {
  const { rows } = problem;
  const row = rowBuffer();
  const edges = edgesOf(p, problem);
  const residual = new Float64Array(rows.length);
  const moving = new Float64Array(rows.length);
  const jitter = input.luma ? chromaJitter(problem, p, edges) : 0;
  for (let k = 0; k < rows.length; k++) {
    fillRow(problem, p, edges, k, row);
    residual[k] = row.residual;
    const distance = input.units[at(rows.unit, k)]?.distance ?? Number.NaN;
    const angleNoise = 0.5 * input.height.pass * arcminPerMetre(distance);
    const uneven = at(rows.kind, k) === CHROMA ? jitter : 0;
    moving[k] = (row.steepness * angleNoise) ** 2 + (row.perSecond * uneven) ** 2;
  }
  const units = problem.layout.units;
  const groups = rows.unit.map((unit, k) => unit + units * at(rows.kind, k));
  const floors = Float64Array.from({ length: KINDS * units }, (_, group) => {
    const inGroup = (_value: number, k: number) => groups[k] === group;
    const pixel = median(rows.sigma.filter(inGroup)) || 0;
    const misfit = group < units ? MISFIT.chroma * contrastOf(edges, group) : MISFIT.luma;
    const scatter = Math.max(0, robustSpread(residual.filter(inGroup)) ** 2 - pixel ** 2);
    return scatter + misfit ** 2;
  });
  return Float64Array.from(rows.sigma, (sigma, k) => sigma ** 2 + at(floors, at(groups, k)) + at(moving, k));
}

/** Scatter of the colours' delay about what the fit has for it, as the steep frames show it, seconds. */
function chromaJitter(problem: Problem, p: Float64Array, edges: Edges): number {
  const { rows, layout } = problem;
  const row = rowBuffer();
  const steep: { unit: number; delay: number; perSecond: number }[] = [];
  const steepest = new Float64Array(layout.units);
  for (let k = 0; k < rows.length; k++) {
    if (at(rows.kind, k) !== CHROMA) continue;
    fillRow(problem, p, edges, k, row);
    const unit = at(rows.unit, k);
    const perSecond = Math.abs(row.perSecond);
    steepest[unit] = Math.max(at(steepest, unit), perSecond);
    steep.push({ unit, perSecond, delay: row.residual / perSecond });
  }
  const delays = steep.filter(({ unit, perSecond }) => perSecond > STEEP * at(steepest, unit));
  const spread = 1.4826 * median(delays.map(({ delay }) => Math.abs(delay)));
  return Math.max(LEAST_CHROMA_JITTER, HELD_TOGETHER * (spread || 0));
}

function contrastOf(edges: Edges, unit: number): number {
  const edge = edges.chroma[unit];
  return edge ? edge.high - edge.low : Number.NaN;
}
