import type { FlightRow } from '../row';
import { byCondition, bySet } from './conditions';
import { number } from './figures';
import { errorOverU, measuredUnits, rms, share } from './statistics';
import { checkTargets } from './targets';

/** Largest rms (arc minutes) and least coverage that count as fair; the fewest units that say anything; how far beyond all others. */
const FAIR = { rms: 0.2, coverage: 0.93, units: 8, beyond: 1.2 } as const;

/** Where it fails: the targets that are missed, and the conditions and sets under which errors are larger, or less covered, than stated. */
export function failings(rows: readonly FlightRow[]): string {
  const missed = checkTargets(rows).filter(({ met }) => !met);
  const core = rows.filter(({ set }) => set === 'core');
  const usual = rms(measuredUnits(core.length > 0 ? core : rows).map(({ error }) => error)) ?? 0;
  const limit = Math.max(FAIR.rms, FAIR.beyond * usual);
  const lines = [
    ...byCondition(core).flatMap(({ title, groups }) =>
      groups.flatMap((group) => remark(`${title} ${group.label}`, group.rows, limit)),
    ),
    ...bySet(rows)
      .groups.filter(({ label }) => label !== 'core')
      .flatMap((group) => remark(`\`${group.label}\``, group.rows, limit)),
  ];
  return [
    missed.length === 0
      ? 'No target is missed.'
      : `${missed.length} targets are missed: ${missed.map(({ text }) => text).join('; ')}.`,
    lines.length === 0
      ? `No condition has errors beyond ${number(limit, 2)}′ rms or a coverage below 93 %.`
      : `Conditions with errors beyond ${number(limit, 2)}′ rms (0.2′, or a fifth more than the core set's) or a coverage below 93 %, of at least ${FAIR.units} units:\n\n${lines.join('\n')}`,
  ].join('\n\n');
}

function remark(label: string, rows: readonly FlightRow[], limit: number): string[] {
  const units = measuredUnits(rows);
  const error = rms(units.map((unit) => unit.error));
  const covered = share(units, (unit) => errorOverU(unit) <= 1);
  if (units.length < FAIR.units || error === null || covered === null) return [];
  if (error <= limit && covered >= FAIR.coverage) return [];
  return [
    `- ${label}: rms ${number(error, 2)}′, ${number(100 * covered, 0)} % of ${units.length} units within U`,
  ];
}
