import { svg } from '../draw/svg';
import { reportDocument } from '../document/report-document';
import type { Block, Cell, FactsBlock, Section, TableBlock } from '../document/types';
import type { ReportModel } from '../model/types';
import { escapeMarkup as escape } from './escape';
import { photosTable } from './photos';
import { STYLE } from './style';

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/** The report as one file that opens without a network: no scripts, all pictures inside. */
export function writeHtml(model: ReportModel): string {
  const document = reportDocument(model);
  const title = `${document.title} ${document.number}`;
  return `<!doctype html>
<html lang="${document.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escape(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<header><h1>${escape(document.title)}</h1><p class="subtitle">${escape(document.subtitle)}</p></header>
${document.sections.map(section).join('\n')}
<footer>${escape(document.number)}</footer>
</main>
</body>
</html>
`;
}

function section({ heading, blocks }: Section): string {
  return `<section><h2>${escape(heading)}</h2>\n${blocks.map(block).join('\n')}</section>`;
}

function block(item: Block): string {
  switch (item.kind) {
    case 'table':
      return item.rows.length === 0 ? '' : table(item);
    case 'facts':
      return facts(item);
    case 'paragraph': {
      const text = escape(item.text);
      return `<p${item.small === true ? ' class="small"' : ''}>${item.bold === true ? `<strong>${text}</strong>` : text}</p>`;
    }
    case 'figures':
      return `<div class="figures">${item.pictures
        .map((picture) => `<figure><figcaption>${escape(picture.title)}</figcaption>${svg(picture)}</figure>`)
        .join('\n')}</div>`;
    case 'photos':
      return photosTable(item);
    case 'signatures':
      return `<div class="signatures">${item.labels
        .map(
          (label) =>
            `<div><strong>${escape(label)}</strong><br><span class="small">${escape(item.hint)}</span></div>`,
        )
        .join('')}</div>`;
  }
}

function facts({ rows, columns }: FactsBlock): string {
  const lines = rows.map(
    ({ label, value, stated }) =>
      `<dt>${escape(label)}</dt><dd${stated ? '' : ' class="unstated"'}>${escape(value)}</dd>`,
  );
  return `<dl${columns === 2 ? ' class="two"' : ''}>${lines.join('')}</dl>`;
}

function table({ columns, rows }: TableBlock): string {
  const side = (index: number): string[] => (columns[index]?.align === 'right' ? ['right'] : []);
  const head = columns.map(({ title }, i) => `<th${classes(side(i))} scope="col">${escape(title)}</th>`);
  const body = rows.map((row) =>
    'group' in row
      ? `<tr><th class="group" colspan="${columns.length}" scope="colgroup">${escape(row.group)}</th></tr>`
      : `<tr>${row.map((cell, i) => `<td${classes([...side(i), ...tone(cell)])}>${inner(cell)}</td>`).join('')}</tr>`,
  );
  return `<div class="scroll"><table><thead><tr>${head.join('')}</tr></thead><tbody>${body.join('\n')}</tbody></table></div>`;
}

function tone(cell: Cell): string[] {
  return cell.tone === undefined ? [] : [cell.tone];
}

function classes(names: readonly string[]): string {
  return names.length === 0 ? '' : ` class="${names.join(' ')}"`;
}

function inner({ text, bold }: Cell): string {
  return bold === true ? `<strong>${escape(text)}</strong>` : escape(text);
}
