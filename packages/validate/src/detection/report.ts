import type { Score } from './score';

/** One detection with the groups in which it counts. */
export interface ScoredScene {
  readonly number: number;
  readonly conditions: readonly string[];
  readonly score: Score;
}

const HEADINGS = ['scenes', 'right', 'wrong', 'none', 'sure', 'sure and right'] as const;
/** From here on a detection must be right in 99 of 100 scenes. */
export const SURE = 0.9;

/** A table by condition: how many are right, wrong and not found, and how many of those with confidence 0.9 and more are right. */
export function detectionTable(scored: readonly ScoredScene[]): string {
  const groups = [...new Set(scored.flatMap(({ conditions }) => conditions))].sort();
  const lines = [
    line('', HEADINGS),
    line('all', figures(scored)),
    ...groups.map((group) =>
      line(group, figures(scored.filter(({ conditions }) => conditions.includes(group)))),
    ),
  ];
  return lines.join('\n');
}

function figures(scored: readonly ScoredScene[]): readonly string[] {
  const found = scored.filter(({ score }) => score.found);
  const sure = found.filter(({ score }) => score.confidence >= SURE);
  const right = found.filter(({ score }) => score.right).length;
  return [scored.length, right, found.length - right, scored.length - found.length, sure.length]
    .map(String)
    .concat(
      sure.length === 0
        ? '–'
        : `${((100 * sure.filter(({ score }) => score.right).length) / sure.length).toFixed(1)} %`,
    );
}

function line(label: string, cells: readonly string[]): string {
  return label.padEnd(30) + cells.map((cell) => cell.padStart(16)).join('');
}
