import { isMet, targetOf } from './figure';
import type { BenchReport } from './report';

const ROWS = ['clip', 'candidate', 'CPU ms/frame', 'wall s', 'memory MB', 'CPU / limit', 'limit / CPU'];
const FIGURES = ['part', 'figure', 'value', 'target', ''];

/** Markdown tables of a report: rows, and figures where there are any. */
export function benchTable({ rows, figures }: BenchReport): string {
  const cells = rows.map((row) => [
    row.clip,
    row.candidate,
    row.cpu_ms_per_frame.toFixed(1),
    row.wall_s.toFixed(1),
    String(row.memory_mb),
    row.ratio === null ? 'limit' : row.ratio.toFixed(2),
    row.ratio === null ? '' : (1 / row.ratio).toFixed(2),
  ]);
  const told = figures.map((figure) => [
    figure.part,
    figure.name,
    `${figure.value} ${figure.unit}`,
    targetOf(figure),
    isMet(figure) ? '' : 'missed',
  ]);
  const tables = [
    ...(cells.length === 0 ? [] : [markdown(ROWS, cells)]),
    ...(told.length === 0 ? [] : [markdown(FIGURES, told)]),
  ];
  return tables.join('\n\n');
}

/** The first two columns hold words, the others numbers. */
function markdown(head: readonly string[], cells: readonly (readonly string[])[]): string {
  const widths = head.map((name, i) => Math.max(name.length, ...cells.map((row) => (row[i] ?? '').length)));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, i) => (i < 2 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join(' | ')} |`;
  const rule = `|${widths.map((width, i) => (i < 2 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`;
  return [line(head), rule, ...cells.map(line)].join('\n');
}
