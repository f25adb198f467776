import { attachment, guessType } from './contentType';

it.each([
  ['videos/original/x/DJI_1.MP4', { contentType: 'video/mp4' }],
  ['videos/original/x/DJI_1.SRT', { contentType: 'application/x-subrip' }],
  ['frames/x/measurements.json.gz', { contentType: 'application/json', contentEncoding: 'gzip' }],
  ['folder.mp4/none', { contentType: 'application/octet-stream' }],
  ['a.unheard-of', { contentType: 'application/octet-stream' }],
])('guesses the type of %s', (key, type) => expect(guessType(key)).toEqual(type));

it('names downloads in ASCII and in full', () => {
  expect(attachment('report.pdf')).toBe('attachment; filename="report.pdf"');
  expect(attachment(`Štít "1"*.pdf`)).toBe(
    `attachment; filename="_t_t _1_*.pdf"; filename*=UTF-8''%C5%A0t%C3%ADt%20%221%22%2A.pdf`,
  );
});
