/** Cells in columns, the first line the headings, as GitHub's Markdown; also easy to read on a terminal. */
export function markdownTable(headings: readonly string[], lines: readonly (readonly string[])[]): string {
  const all = [headings, ...lines];
  const widths = headings.map((_, column) =>
    Math.max(3, ...all.map((line) => [...(line[column] ?? '')].length)),
  );
  const pad = (text: string, column: number): string => {
    const room = ' '.repeat(Math.max(0, (widths[column] ?? 0) - [...text].length));
    return column === 0 ? text + room : room + text;
  };
  const render = (line: readonly string[]): string =>
    `| ${headings.map((_, column) => pad(line[column] ?? '', column)).join(' | ')} |`;
  const rule = `| ${widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  return [render(headings), rule, ...lines.map(render)].join('\n');
}
