import type { JointInput } from './build-problem';
import { at } from './cholesky';
import { arcminPerMetre } from './height';
import { CHROMA, type Problem } from './problem';
import { median, robustSpread } from './robust';
import { edgesOf, fillRow, rowBuffer, type Edges } from './row';

/** How unevenly the codec holds colours back, seconds. */
const CHROMA_JITTER = 0.04;
/** What no logistic edge describes, as a part of the difference of both levels. */
const MISFIT = 0.01;

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
  for (let k = 0; k < rows.length; k++) {
    fillRow(problem, p, edges, k, row);
    residual[k] = row.residual;
    const distance = input.units[at(rows.unit, k)]?.distance ?? Number.NaN;
    const angleNoise = 0.5 * input.height.pass * arcminPerMetre(distance);
    const jitter = input.luma && at(rows.kind, k) === CHROMA ? CHROMA_JITTER : 0;
    moving[k] = (row.steepness * angleNoise) ** 2 + (row.perSecond * jitter) ** 2;
  }
  const units = problem.layout.units;
  const groups = rows.unit.map((unit, k) => unit + units * at(rows.kind, k));
  const floors = Float64Array.from({ length: 2 * units }, (_, group) => {
    const inGroup = (_value: number, k: number) => groups[k] === group;
    const pixel = median(rows.sigma.filter(inGroup)) || 0;
    const contrast = group < units ? contrastOf(edges, group) : 1;
    const scatter = Math.max(0, robustSpread(residual.filter(inGroup)) ** 2 - pixel ** 2);
    return scatter + (MISFIT * contrast) ** 2;
  });
  return Float64Array.from(rows.sigma, (sigma, k) => sigma ** 2 + at(floors, at(groups, k)) + at(moving, k));
}

function contrastOf(edges: Edges, unit: number): number {
  const edge = edges.chroma[unit];
  return edge ? edge.high - edge.low : Number.NaN;
}
