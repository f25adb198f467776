import { at } from '@papiscope/shared/linear-algebra';
import type { JointFit } from '../joint/joint';
import { legIndex } from '../geometry/legs';
import { edgeExtent } from '../light/model';
import { legBias, PASS, passBase, TIME_OFFSET, UNIT, unitBase } from '../joint/problem';
import { chromaEdge } from '../joint/row';
import type { Leg } from '../types';

/** Added before and after, since codecs hold colours back, seconds. */
const MARGIN = 0.15;

/** The times of the video in which a unit was seen from between its 10 % and its 90 % point. */
export function colourChanges(
  { problem, solution }: JointFit,
  unit: number,
  legs: readonly Leg[],
): { from: number; to: number }[] {
  const p = solution.parameters;
  const table = problem.tables[unit];
  if (!table) return [];
  const theta0 = at(p, unitBase(unit) + UNIT.angle);
  const { below, above } = edgeExtent(chromaEdge(p, unit));
  const changes: { from: number; to: number }[] = [];
  for (let i = 0; i < table.values.length; i++) {
    const time = table.start + i * table.step - at(p, TIME_OFFSET);
    const leg = legIndex(legs, time);
    const bias = at(p, legBias(problem.layout, leg)) + at(p, passBase(problem.layout, leg, unit) + PASS.bias);
    const x = at(table.values, i) + bias - theta0;
    if (!(x > -below && x < above)) continue;
    const last = changes[changes.length - 1];
    if (last && time - MARGIN <= last.to) last.to = time + MARGIN;
    else changes.push({ from: time - MARGIN, to: time + MARGIN });
  }
  return changes;
}
