import type { BenchReport } from './report';

const HEAD = ['clip', 'candidate', 'CPU ms/frame', 'wall s', 'memory MB', 'CPU / limit', 'limit / CPU'];

/** A Markdown table of a report. */
export function benchTable({ rows }: BenchReport): string {
  const cells = rows.map((row) => [
    row.clip,
    row.candidate,
    row.cpu_ms_per_frame.toFixed(1),
    row.wall_s.toFixed(1),
    String(row.memory_mb),
    row.ratio === null ? 'limit' : row.ratio.toFixed(2),
    row.ratio === null ? '' : (1 / row.ratio).toFixed(2),
  ]);
  const widths = HEAD.map((name, i) => Math.max(name.length, ...cells.map((row) => (row[i] ?? '').length)));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, i) => (i < 2 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join(' | ')} |`;
  const rule = `|${widths.map((width, i) => (i < 2 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`;
  return [line(HEAD), rule, ...cells.map(line)].join('\n');
}
