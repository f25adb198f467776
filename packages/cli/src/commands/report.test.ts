import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { run } from '../run';

const RESULT = {
  schema: 'papiscope.result/1',
  software: { version: '1', algorithm: '1' },
  inputs: { video_sha256: 'ab'.repeat(32), telemetry_sha256: null },
  units: {},
  time_offset: null,
  positioning: { grade: 'rtk', absolute_angles: 'valid' },
  glide_path: null,
  sectors: [],
  symmetry: [],
  checks: [],
  warnings: [],
};

let folder: string;
let errors: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'papiscope-report-'));
  writeFileSync(join(folder, 'result.json'), JSON.stringify(RESULT));
  writeFileSync(
    join(folder, 'frames.json.gz'),
    gzipSync(JSON.stringify([{ frame_number: 0, timestamp: 0, papi_a: { status: 'red', angle: 2.5 } }])),
  );
  writeFileSync(join(folder, 'facts.json'), JSON.stringify({ operator: 'Jana Nováková' }));
  errors = [];
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => errors.push(String(text)) > 0);
  jest.spyOn(process.stdout, 'write').mockReturnValue(true);
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

const file = (name: string): string => join(folder, name);
const report = (...words: string[]): Promise<number> =>
  run(['node', 'papiscope', 'report', file('result.json'), ...words]);

it('takes the format from the ending', async () => {
  const flags = ['--facts', file('facts.json'), '--lang', 'de', '--out', file('report.html')];
  expect(await report(...flags)).toBe(0);
  expect(readFileSync(file('report.html'), 'utf8')).toMatch(/<html lang="de">.*Jana Nováková/s);
});

it('writes the frames as a table', async () => {
  const flags = ['--frames', file('frames.json.gz'), '--table', 'frames', '--out', file('frames.csv')];
  expect(await report(...flags)).toBe(0);
  expect(readFileSync(file('frames.csv'), 'utf8')).toContain('\r\n0,0,,,,PAPI_A,RED,2.5,');
});

it.each([
  [['--out', 'report.doc'], /--format/],
  [['--out', 'report.pdf', '--frames', 'result.json'], /result\.json/],
  [['--out', 'report.pdf', '--facts', 'result.json'], /schema|Unrecognized/],
  [['--out', 'report.pdf', '--table', 'frames'], /--table frames/],
  [['--out', 'report.pdf', '--recorded-at', 'yesterday'], /ISO 8601/],
])('refuses %j with status 2', async (flags, reason) => {
  const here = flags.map((word) => (word.includes('.') ? file(word) : word));
  expect(await report(...here)).toBe(2);
  expect(errors.join('')).toMatch(reason);
});
