import type { FlightRow } from '../row';
import { byCondition, bySet } from './conditions';
import { DETECTION_HEADINGS, detectionFigures } from './detection-figures';
import { failings } from './failings';
import { FIGURE_HEADINGS, figures, number } from './figures';
import { sum } from './statistics';
import { markdownTable } from './table';
import { checkTargets, type TargetOutcome } from './targets';
import { UNIT_HEADINGS, unitFigures } from './unit-figures';
import { notMeasured, WORST_HEADINGS, worstUnits } from './worst-units';

/** Everything the rows say, as Markdown from headings of the second level on. */
export function reportText(rows: readonly FlightRow[]): string {
  const core = rows.filter(({ set }) => set === 'core');
  const [chosen, of] = core.length > 0 ? [core, ' of the core set'] : [rows, ''];
  const missing = notMeasured(rows);
  const frames = sum(rows.map((row) => row.frames));
  const cpu = (of: 'simulate' | 'measure'): string =>
    number(frames === 0 ? null : sum(rows.map((row) => row.cpu_ms[of] * row.frames)) / frames, 1);
  return [
    '## Targets',
    targetTable(checkTargets(rows)),
    '## Where it fails',
    failings(rows),
    '## By set',
    table('set', bySet(rows)),
    `## Flights${of} by condition`,
    ...byCondition(chosen).map((condition) => table(condition.title, condition)),
    `## Units${of} by width and form of the colour change`,
    markdownTable(['units', ...UNIT_HEADINGS], unitFigures(chosen)),
    '## First look for the lights',
    markdownTable(['looks', ...DETECTION_HEADINGS], detectionFigures(rows)),
    '## Largest errors beside the stated uncertainty',
    markdownTable(WORST_HEADINGS, worstUnits(rows, 20)),
    '## Not measured',
    missing.length === 0
      ? 'Every lit unit of every flight was measured.'
      : missing.map((line) => `- ${line}`).join('\n'),
    '## Cost',
    `${rows.length} flights, ${frames} frames. CPU time of the process a frame, without decoder and encoder: ${cpu('measure')} ms to measure, ${cpu('simulate')} ms to simulate.`,
  ].join('\n\n');
}

function table(title: string, { groups }: ReturnType<typeof bySet>): string {
  return markdownTable(
    [title, ...FIGURE_HEADINGS],
    groups.map(({ label, rows }) => [label, ...figures(rows)]),
  );
}

export function targetTable(outcomes: readonly TargetOutcome[]): string {
  return markdownTable(
    ['target', 'limit', 'reached', 'observations', 'met'],
    outcomes.map(({ text, unit, value, limit, atMost, n, met }) => [
      text,
      `${atMost ? '≤' : '≥'} ${limit} ${unit}`.trim(),
      value === null ? '–' : `${Number(value.toFixed(value >= 100 ? 1 : 3))} ${unit}`.trim(),
      String(n),
      met ? 'yes' : '**no**',
    ]),
  );
}
