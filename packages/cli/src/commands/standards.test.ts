import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { run } from '../run';

let folder: string;
let said: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'papiscope-standards-'));
  said = '';
  const hear = (text: string | Uint8Array): boolean => (said += String(text)).length > 0;
  jest.spyOn(process.stderr, 'write').mockImplementation(hear);
  jest.spyOn(process.stdout, 'write').mockImplementation(hear);
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

const standards = (...words: string[]): Promise<number> => run(['node', 'papiscope', 'standards', ...words]);

test('a built-in profile is printed, edited, and read back as one’s own', async () => {
  expect(await standards('faa')).toBe(0);
  const own = { ...(JSON.parse(said) as object), id: 'own', unit_angle: { tolerance: 0.05 } };
  const file = path.join(folder, 'own.json');
  writeFileSync(file, JSON.stringify(own));
  said = '';
  expect(await standards(file)).toBe(0);
  expect(JSON.parse(said)).toEqual(own);
  writeFileSync(file, JSON.stringify({ ...own, id: 'faa' }));
  expect(await standards(file)).toBe(2);
  expect(said).toMatch(/"faa" is built in/);
  writeFileSync(file, JSON.stringify({ ...own, unit_angle: { tolerance: -1 }, unit_angels: {} }));
  said = '';
  expect(await standards(file)).toBe(2);
  expect(said).toMatch(/own\.json is no standards profile\..*unit_angle\.tolerance.*unit_angels/);
});

test('all are listed; an unknown one is refused with those there are', async () => {
  expect(await standards()).toBe(0);
  expect(said).toMatch(/^protocol {2}.*\nicao-easa {2}.*\nfaa {2}/);
  said = '';
  expect(await standards('nato')).toBe(2);
  expect(said).toMatch(/known are protocol, icao-easa, faa/);
});
