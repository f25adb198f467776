import readXlsx, { type Row } from 'read-excel-file/node';
import { REPORT_LANGUAGES } from '@papiscope/shared/contracts';
import type { EvaluationRow, ReportModel } from './model/types';
import { pdfText } from './testing/pdf-text';
import { CASES, flightCase, modelOf } from './testing/results';
import { quantity, sayIn, signedQuantity } from './text';
import { writeReport } from './write-report';

const flat = (text: string): string => text.replaceAll(/\s+/g, '');

/** What PDF and HTML show of a row. */
function shown(row: EvaluationRow, { language }: ReportModel): string[] {
  const number = (value: number | null): string[] =>
    value === null ? [] : [quantity(value, row.unit, language)];
  const deviation = row.deviation_arcmin;
  return [
    row.parameter,
    ...number(row.nominal),
    ...number(row.tolerance),
    ...number(row.measured),
    ...number(row.u),
    ...(deviation === null ? [] : [signedQuantity(deviation, 'arcmin', language)]),
    sayIn(language)(`verdict_${row.verdict}`),
    ...(row.remark === null ? [] : [row.remark]),
  ];
}

/** The text of a document without its tags. */
function htmlText(html: string): string {
  return html
    .replace(/<style>.*<\/style>/s, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

function parseCsv(text: string): string[][] {
  const rows = text
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split('\r\n');
  return rows.map((row) =>
    [...row.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
      ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
    ),
  );
}

const IN_EVERY_LANGUAGE = ['rtk', 'indicative'];

describe.each(CASES)('%s', (name) => {
  const languages = IN_EVERY_LANGUAGE.includes(name) ? REPORT_LANGUAGES : (['en'] as const);

  test.each(languages)('PDF and HTML in %s show every row of the result', async (language) => {
    const model = modelOf(name, language);
    const pages = await pdfText(await writeReport(model, 'pdf'));
    const pdf = flat(pages.join(' '));
    const html = flat(htmlText((await writeReport(model, 'html')).toString('utf8')));
    for (const row of model.evaluation) {
      for (const text of shown(row, model)) {
        expect(html).toContain(flat(text));
        expect(pdf).toContain(flat(text));
      }
    }
    pages.forEach((page, i) => {
      expect(page).toContain(model.report_number);
      expect(page).toContain(sayIn(language)('page', { page: i + 1, pages: pages.length }));
    });
  });

  test('CSV, XLSX and JSON hold the numbers of the result themselves', async () => {
    const model = modelOf(name);
    const { checks } = flightCase(name).result;
    const [, ...csv] = parseCsv((await writeReport(model, 'csv')).toString('utf8'));
    const sheets = await readXlsx(await writeReport(model, 'xlsx'));
    const [, ...xlsx] = sheets.find(({ sheet }) => sheet === 'Evaluation')!.data as Row[];
    const json = JSON.parse((await writeReport(model, 'json')).toString('utf8')) as ReportModel;
    expect(csv).toHaveLength(checks.length);
    checks.forEach((check, i) => {
      const numbers = [check.nominal, check.tolerance, check.measured, check.u];
      expect(csv[i]!.slice(4, 8)).toEqual(numbers.map((value) => (value === null ? '' : String(value))));
      expect(csv[i]![9]).toBe(check.verdict);
      expect(xlsx[i]!.slice(2, 6)).toEqual(numbers);
      expect(json.evaluation[i]).toMatchObject(check.remark === null ? {} : { remark: check.remark });
      const { nominal, tolerance, measured, u } = json.evaluation[i]!;
      expect([nominal, tolerance, measured, u]).toEqual(numbers);
    });
  });
});

test('A4 pages, embedded fonts, no JavaScript', async () => {
  const pdf = (await writeReport(modelOf('rtk'), 'pdf')).toString('latin1');
  expect(pdf.startsWith('%PDF-1.7')).toBe(true);
  expect(pdf).toContain('/MediaBox [0 0 595.28 841.89]');
  expect(pdf).toContain('DejaVuSansCondensed');
  expect(pdf).not.toContain('/JavaScript');
});

test('HTML needs nothing from elsewhere', async () => {
  const html = (await writeReport(modelOf('rtk'), 'html')).toString('utf8');
  expect(html).not.toMatch(/<script|<link|<img|src=|href=|url\(|@import/i);
  expect(html.match(/<svg /g)!.length).toBeGreaterThanOrEqual(8);
});
