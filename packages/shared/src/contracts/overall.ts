import type { Check, FlightResult, Verdict } from './result';
import type { UnitName } from './units';

/** Whether a row has something to be judged by: a tolerance, or a rule that things are counted by. */
export function isJudged({
  nominal,
  tolerance,
  unit,
}: Pick<Check, 'nominal' | 'tolerance' | 'unit'>): boolean {
  return tolerance !== null || (nominal !== null && unit === 'count');
}

/**
 * One word for a whole flight. Failed: some row lies outside of its tolerance. Passed: no row does, none is too close to its
 * limit to tell, and the angle of every unit was judged. What a flight cannot show (candelas, colour) and what has nothing to
 * be judged by does not count.
 */
export function overallVerdict({ units, checks }: Pick<FlightResult, 'units' | 'checks'>): Verdict {
  const ofUnits = Object.values(units).map(({ verdict }) => verdict);
  const judged = checks.filter(isJudged);
  const all = [...ofUnits, ...judged.map(({ verdict }) => verdict)];
  if (all.includes('fail')) return 'fail';
  if (ofUnits.length === 0 || ofUnits.every((verdict) => verdict === 'not_measured')) return 'not_measured';
  if (all.includes('inconclusive') || ofUnits.includes('not_measured')) return 'inconclusive';
  return 'pass';
}

const WORST: readonly Verdict[] = ['fail', 'inconclusive', 'not_measured', 'pass'];

/** One word for each unit: the worse one of its angle's and its colour change's verdicts. */
export function unitVerdicts({
  units,
  checks,
}: Pick<FlightResult, 'units' | 'checks'>): Partial<Record<UnitName, Verdict>> {
  const entries = Object.entries(units).map(([name, { verdict }]) => {
    const width = checks.find(({ id }) => id === `width_${name.toLowerCase()}`)?.verdict;
    const both = width === undefined || width === 'not_measured' ? [verdict] : [verdict, width];
    return [name, WORST.find((each) => both.includes(each)) ?? verdict] as const;
  });
  return Object.fromEntries(entries);
}
