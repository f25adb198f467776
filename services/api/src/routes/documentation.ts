import { ERROR_TABLE } from '@papiscope/shared/contracts';
import { openApiOf } from '../http/openapi';
import { route, type Route } from '../http/route';
import { version } from '../version';

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A plain page: every route, every error code. */
function page(routes: readonly Route[]): string {
  const routeRows = routes
    .map((r) =>
      [r.method.toUpperCase(), r.path, r.access, r.summary].map((cell) => `<td>${escape(cell)}</td>`),
    )
    .map((cells) => `<tr>${cells.join('')}</tr>`);
  const errorRows = Object.entries(ERROR_TABLE).map(
    ([code, row]) =>
      `<tr id="${code}"><td>${code}</td><td>${row.http}</td><td>${escape(row.sentence)}</td></tr>`,
  );
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>papiscope API</title><link rel="icon" href="/icon.svg">
<style>body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:70rem;padding:0 1rem}
td,th{padding:.2rem .8rem .2rem 0;text-align:left;vertical-align:top}tr:target{background:#ffd}</style>
<h1>papiscope API</h1><p>The whole description: <a href="/openapi.json">openapi.json</a>.</p>
<h2>Routes</h2><table><tr><th>Method<th>Path<th>Access<th>What</tr>${routeRows.join('\n')}</table>
<h2>Error codes</h2><table><tr><th>Code<th>Status<th>Meaning</tr>${errorRows.join('\n')}</table></html>`;
}

/** The routes that describe the table they are part of. */
export function documentationRoutes(table: () => readonly Route[]): Route[] {
  return [
    route({
      method: 'get',
      path: '/openapi.json',
      access: 'public',
      scope: 'none',
      tag: 'operations',
      summary: 'This description, OpenAPI 3.1',
      answer: { status: 200, media: ['application/json'], description: 'The OpenAPI document.' },
      handler: ({ res }) => {
        res.json(openApiOf(table(), version));
        return Promise.resolve();
      },
    }),
    route({
      method: 'get',
      path: '/docs',
      access: 'public',
      scope: 'none',
      tag: 'operations',
      summary: 'Routes and error codes as a page',
      answer: { status: 200, media: ['text/html'], description: 'A page.' },
      handler: ({ res }) => {
        res.type('html').send(page(table()));
        return Promise.resolve();
      },
    }),
  ];
}
