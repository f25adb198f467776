import readXlsx from 'read-excel-file/node';
import { REPORT_LANGUAGES, type StillMoment } from '@papiscope/shared/contracts';
import { reportModel } from './model/report-model';
import type { ReportStill } from './model/stills';
import type { ReportModel } from './model/types';
import { pdfText } from './testing/pdf-text';
import { inputOf } from './testing/results';
import { sayIn } from './text';
import { writeReport } from './write-report';

/** Made by `ffmpeg -f lavfi -i color=red:s=4x3 -frames:v 1 tiny.jpg`. */
const JPEG = Buffer.from(
  '/9j/4AAQSkZJRgABAgAAAQABAAD//gAQTGF2YzU4LjQyLjEwMAD/2wBDAAgEBAQEBAUFBQUFBQYGBgYGBgYGBgYGBgYHBwcICAgHBwcGBgcHCAgICAkJCQgICAgJCQoKCgwMCwsODg4RERT/xABMAAEBAAAAAAAAAAAAAAAAAAAABgEBAQAAAAAAAAAAAAAAAAAABgcQAQAAAAAAAAAAAAAAAAAAAAARAQAAAAAAAAAAAAAAAAAAAAD/wAARCAACAAQDASIAAhEAAxEA/9oADAMBAAIRAxEAPwCLAFF/f//Z',
  'base64',
);

const there = (moment: StillMoment, frame: number): ReportStill => ({
  unit: 'PAPI_A',
  moment,
  file: `papi_a_${moment}.jpg`,
  frame_number: frame,
  timestamp: frame / 30,
  angle: 2.5 + frame / 1000,
  reason: null,
  jpeg: JPEG,
});
const missing = (reason: ReportStill['reason']): ReportStill => ({
  ...there('white', 0),
  file: null,
  frame_number: null,
  timestamp: null,
  angle: null,
  reason,
  jpeg: null,
});
const stills: ReportStill[] = [there('red', 30), there('transition', 60), missing('colour_never_seen')];

const modelWith = (changes: Parameters<typeof inputOf>[1]): ReportModel =>
  reportModel(inputOf('rtk', { stills, ...changes }));

test.each(REPORT_LANGUAGES)(
  'PDF and HTML in %s show each picture, or say why there is none',
  async (language) => {
    const say = sayIn(language);
    const model = modelWith({ language });
    const pdf = (await pdfText(await writeReport(model, 'pdf'))).join(' ').replaceAll(/\s+/g, ' ');
    const html = (await writeReport(model, 'html')).toString('utf8');
    const angle = language === 'en' ? '2.530°' : '2,530°';
    for (const words of [say('stills'), angle, `${say('still_frame')} 60`, say('still_colour_never_seen')]) {
      expect(pdf).toContain(words);
      expect(html).toContain(words);
    }
    expect(html.match(/<img /g)).toHaveLength(2);
    expect(html).toContain(`src="data:image/jpeg;base64,${JPEG.toString('base64')}"`);
  },
);

test('the pictures are in the PDF', async () => {
  const pdf = (await writeReport(modelWith({}), 'pdf')).toString('latin1');
  expect(pdf.match(/\/Subtype \/Image/g)).toHaveLength(2);
});

test('XLSX has them on a sheet of their own, with what they show', async () => {
  const bytes = await writeReport(modelWith({}), 'xlsx');
  const sheet = (await readXlsx(bytes)).find((each) => each.sheet === 'Stills')!;
  expect(sheet.data).toHaveLength(2);
  expect(sheet.data[1]).toEqual([
    'A',
    '2.530° · frame 30 · 1.000 s',
    '2.560° · frame 60 · 2.000 s',
    sayIn('en')('still_colour_never_seen'),
  ]);
  expect(bytes.toString('latin1').match(/xl\/media\/[^/]*?\.jpe?g/g)!.length).toBeGreaterThanOrEqual(2);
});

test('JSON says what they show, without the pictures', async () => {
  const json = JSON.parse((await writeReport(modelWith({}), 'json')).toString('utf8')) as ReportModel;
  expect(json.stills).toMatchObject([{ unit: 'PAPI_A', cells: [{ frame_number: 30 }, { angle: 2.56 }, {}] }]);
  expect(JSON.stringify(json)).not.toContain('jpeg');
});

test('without stills there is no such section', async () => {
  const html = (await writeReport(modelWith({ stills: null }), 'html')).toString('utf8');
  expect(html).not.toContain(`<h2>${sayIn('en')('stills')}</h2>`);
});
