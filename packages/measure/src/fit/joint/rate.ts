import { at } from '@papiscope/shared/linear-algebra';
import { angleAbove, type JointFit } from './joint';
import { TIME_OFFSET } from './problem';
import { median } from '../../robust';
import { rateAt } from '../geometry/time-table';

/** Arc minutes per second within five arc minutes of θ0, median over the frames. */
export function rateAtTransition({ problem, solution }: JointFit, unit: number): number {
  const { rows } = problem;
  const table = problem.tables[unit];
  const rates: number[] = [];
  for (let k = 0; table && k < rows.length; k++) {
    if (rows.unit[k] !== unit || Math.abs(angleAbove(problem, solution.parameters, k)) > 5) continue;
    const rate = rateAt(table, at(rows.time, k) + at(solution.parameters, TIME_OFFSET), 0.1);
    if (Number.isFinite(rate)) rates.push(Math.abs(rate));
  }
  return rates.length > 0 ? median(rates) : 0;
}
