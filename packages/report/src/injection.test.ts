import readXlsx from 'read-excel-file/node';
import { framesCsv } from './csv/write-frames-csv';
import { csvField } from './csv/fields';
import { reportModel } from './model/report-model';
import { flightCase, inputOf } from './testing/results';
import { pdfText } from './testing/pdf-text';
import { writeReport } from './write-report';

const HOSTILE = `=HYPERLINK("http://x","y")<script>alert(1)</script>&amp;'"\u0000\u0007\u202E\uD800 end`;
const CLEAN = `=HYPERLINK("http://x","y")<script>alert(1)</script>&amp;'" end`;

function hostileModel() {
  const { result, site } = flightCase('rtk');
  const [first, ...rest] = result.checks;
  return reportModel(
    inputOf('rtk', {
      result: {
        ...result,
        checks: [{ ...first!, remark: HOSTILE }, { ...first!, id: 'own_row', parameter: HOSTILE }, ...rest],
        warnings: [{ code: 'x', message: HOSTILE }],
      },
      site: { ...site, airport: { icao: 'LZIB', name: HOSTILE } },
      facts: { report_number: HOSTILE, operator: HOSTILE, conditions: { wind: HOSTILE } },
      session: {
        id: null,
        recordedAt: null,
        videoFileName: HOSTILE,
        telemetryFileName: HOSTILE,
        notes: `${HOSTILE}\n\n${'ž'.repeat(8000)}\n${'word '.repeat(4000)}`,
      },
    }),
  );
}

test('HTML shows it as text', async () => {
  const html = (await writeReport(hostileModel(), 'html')).toString('utf8');
  expect(html).not.toContain('<script');
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;&#39;&quot; end');
  expect(html).not.toMatch(/[\u0000-\u0008\u202E\uFFFD]/);
});

test('no cell of a CSV begins as a formula', async () => {
  const csv = (await writeReport(hostileModel(), 'csv')).toString('utf8').slice(1);
  const cells = [...csv.matchAll(/(?:^|,|\r\n)("?)([^,\r\n]*)/g)].map(([, , cell]) => cell!);
  for (const cell of cells) expect(cell).toMatch(/^(?!\s*[=+@\t\r])(?!-(?!\d))/);
  expect(csv).toContain(`'=HYPERLINK(""http://x""`);
});

test.each([
  ['=1+1', `"'=1+1"`],
  ['+1', `"'+1"`],
  ['-x', `"'-x"`],
  ['@SUM(A1)', `"'@SUM(A1)"`],
  ['  =1', `"'  =1"`],
  ['\t=1', `"'\t=1"`],
  [`"=1`, `"'""=1"`],
  ['a,b', '"a,b"'],
  ['a\nb', '"a\nb"'],
  ['plain', 'plain'],
  [-1.5, '-1.5'],
  [Number.NaN, ''],
  [null, ''],
])('the cell %j is written %s', (value, written) => {
  expect(csvField(value)).toBe(written);
});

test('XLSX holds text, never a formula', async () => {
  const sheets = await readXlsx(await writeReport(hostileModel(), 'xlsx'));
  expect(sheets.flatMap(({ data }) => data).flat()).toContain(CLEAN);
});

test('PDF shows it, however long', async () => {
  const pages = await pdfText(await writeReport(hostileModel(), 'pdf'));
  const text = pages.join('').replaceAll(/\s+/g, '');
  expect(text).toContain(CLEAN.replaceAll(/\s+/g, ''));
  expect(text.match(/ž/g)!.length).toBe(8000);
  expect(text.match(/word/g)!.length).toBe(4000);
});

test('the frames as CSV, a light a line', async () => {
  const { frames } = flightCase('rtk');
  const pieces: string[] = [];
  for await (const piece of framesCsv(frames)) pieces.push(piece);
  const lines = pieces.join('').trimEnd().split('\r\n');
  expect(lines).toHaveLength(1 + 4 * frames.length);
  expect(lines[1]).toMatch(/^0,1,,,162,PAPI_A,RED,2,0\.5,,,0\.07/);
});
