import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { run } from '../run';

const REPORT = 'a report';
const MANIFEST = {
  schema: 'papiscope.manifest/1',
  made_at: '2026-05-07T10:11:12Z',
  session_id: '11111111-2222-4333-8444-555555555555',
  airport_icao: 'LZIB',
  runway_code: '22',
  attempt: 1,
  uploaded_at: '2026-05-07T10:11:12Z',
  recorded_at: null,
  completed_at: null,
  software: { version: '1', algorithm: '1', reports: '1' },
  inputs: [],
  site: {
    sha256: 'e'.repeat(64),
    content: { airport: { icao: 'LZIB' }, runway: { code: '22', heading: 221.3 }, reference_points: [] },
    changed_since: [],
  },
  result: { sha256: 'a'.repeat(64) },
  artifacts: [],
  reports: [
    {
      file: 'report.pdf',
      key: 'reports/x/report.pdf',
      size: REPORT.length,
      sha256: createHash('sha256').update(REPORT).digest('hex'),
      made_at: '2026-05-07T10:11:12Z',
      result_sha256: 'a'.repeat(64),
      kept: true,
    },
  ],
  certificate: null,
  trail: [],
};

let folder: string;
let said: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'papiscope-verify-'));
  writeFileSync(path.join(folder, 'manifest.json'), JSON.stringify(MANIFEST));
  said = '';
  const hear = (text: string | Uint8Array): boolean => (said += String(text)).length > 0;
  jest.spyOn(process.stderr, 'write').mockImplementation(hear);
  jest.spyOn(process.stdout, 'write').mockImplementation(hear);
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

const file = (name: string): string => path.join(folder, name);
const verify = (...words: string[]): Promise<number> => run(['node', 'papiscope', 'verify', ...words]);

it('ends with 0 where all holds', async () => {
  writeFileSync(file('report.pdf'), REPORT);
  expect(await verify(file('manifest.json'))).toBe(0);
  expect(said).toMatch(/holds {2,}report\.pdf: report\.pdf is unchanged\.\nmanifest\.json is verified\./);
});

it('ends with 1 where something does not, and says what', async () => {
  writeFileSync(file('report.pdf'), `${REPORT}.`);
  expect(await verify(file('manifest.json'), '--against', folder)).toBe(1);
  expect(said).toMatch(/FAILS {2,}report\.pdf: report\.pdf was changed\..*manifest\.json is not verified/s);
});

it.each([
  ['nowhere.pdf', /cannot be read/],
  ['other.json', /neither a PDF nor a manifest/],
])('ends with 2 for %s', async (name, reason) => {
  writeFileSync(file('other.json'), '{}');
  expect(await verify(file(name))).toBe(2);
  expect(said).toMatch(reason);
});
