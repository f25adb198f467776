import { deedOf, evidenceOf } from './deeds';

test.each([
  ['POST /api/v1/papi-measurements/upload-video', 'deed_uploaded'],
  ['PUT /api/v1/papi-measurements/session/{id}/notes', 'deed_notes'],
  ['PUT /api/v1/sites', 'deed_place'],
  ['PUT /api/v1/runways/{id}/reference-points/{point_type}', 'deed_place'],
  ['DELETE /api/v1/papi-measurements/session/{id}', null],
])('%s', (action, text) => {
  expect(deedOf({ action })).toBe(text);
});

test('the hashes of a line, whatever else it holds', () => {
  expect(evidenceOf({ details: { body: { notes: 'x' } } })).toEqual([]);
  expect(evidenceOf({ details: { video_sha256: 'a', telemetry_sha256: null } })).toEqual([
    { what: 'video', sha256: 'a' },
  ]);
  expect(evidenceOf({ details: { file: 'report.pdf', sha256: 'b', result_sha256: 'c' } })).toEqual([
    { what: 'result', sha256: 'c' },
    { what: { file: 'report.pdf' }, sha256: 'b' },
  ]);
  expect(evidenceOf({ details: { artifacts: [{ kind: 'frames', sha256: 'd', size: 1 }] } })).toEqual([
    { what: { file: 'frames' }, sha256: 'd' },
  ]);
  expect(evidenceOf({ details: { artifacts: 'many' } })).toEqual([]);
});
