import {
  checkPrefix,
  originalVideoKey,
  reportKey,
  safeFileName,
  videoKey,
  workKey,
  workPrefix,
} from './keys';
import { sessionPrefixes } from './sessionPrefixes';

it.each([
  ['DJI_0042.MP4', 'DJI_0042.MP4'],
  ['Letiště Štefánika 3.mp4', 'Letiste_Stefanika_3.mp4'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\flights\\a b.mov', 'a_b.mov'],
  ['-rf.mp4', 'rf.mp4'],
  ['...hidden', 'hidden'],
  ['a..b.mp4', 'a.b.mp4'],
  ['日本.mp4', 'file.mp4'],
  ['.mp4', 'mp4'],
  ['', 'file'],
  ['con.mp4', 'file_con.mp4'],
  ['x\0y\n.mp4', 'x_y_.mp4'],
])('makes %j safe', (given, safe) => expect(safeFileName(given)).toBe(safe));

it('cuts long names and keeps the extension', () => {
  const safe = safeFileName(`${'x'.repeat(500)}.mp4`);
  expect(safe).toHaveLength(120);
  expect(safe).toMatch(/x\.mp4$/);
});

it('names the keys of the contract', () => {
  expect(originalVideoKey('s1', 'My flight.mp4')).toBe('videos/original/s1/My_flight.mp4');
  expect(videoKey('s1', 'enhanced_with_audio')).toBe('videos/enhanced_with_audio/s1/enhanced_with_audio.mp4');
  expect(videoKey('s1', 'papi_a')).toBe('videos/papi_a/s1/papi_a.mp4');
  expect(reportKey('s1', 'pdf')).toBe('reports/s1/report.pdf');
  expect(workKey('s1', 'analysis', 'segments', '3.json.gz')).toBe('work/s1/analysis/segments/3.json.gz');
});

it('finds every object of a session under its prefixes', () => {
  const prefixes = sessionPrefixes('s1');
  for (const key of [videoKey('s1', 'papi_h'), originalVideoKey('s1', 'a.mp4'), workKey('s1', 'ingest', 'x')])
    expect(prefixes.some((prefix) => key.startsWith(prefix))).toBe(true);
  expect(prefixes.every((prefix) => prefix.endsWith('/s1/'))).toBe(true);
  expect(prefixes).toContain(workPrefix('s1'));
});

it('refuses prefixes that leave the store', () => {
  expect(() => checkPrefix('../x')).toThrow('points to another folder');
  expect(() => checkPrefix('.papiscope/x')).toThrow('reserved');
  expect(() => checkPrefix('')).not.toThrow();
});
