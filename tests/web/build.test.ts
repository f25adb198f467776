import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const DIST = path.resolve(__dirname, '../../services/web/dist');
const LIMIT = 300_000;

const compressed = (file: string): number => gzipSync(readFileSync(path.join(DIST, file))).length;

/** The files that the page names, and those that their scripts import at once, without what is loaded later. */
function firstLoad(): string[] {
  const html = readFileSync(path.join(DIST, 'index.html'), 'utf8');
  const named = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map(([, file = '']) => file);
  const files = new Set<string>();
  const take = (file: string): void => {
    if (files.has(file)) return;
    files.add(file);
    if (!file.endsWith('.js')) return;
    const text = readFileSync(path.join(DIST, file), 'utf8');
    const imports = text.matchAll(/\b(?:import|from)\s*["']\.\/([^"']+\.js)["']/g);
    for (const [, other = ''] of imports) take(`assets/${other}`);
  };
  named.forEach(take);
  return [...files];
}

test('the first load is below 300 kB, compressed', () => {
  const files = firstLoad();
  expect(files.some((file) => file.endsWith('.js'))).toBe(true);
  expect(files.some((file) => file.endsWith('.css'))).toBe(true);
  const bytes = files.reduce((sum, file) => sum + compressed(file), compressed('index.html'));
  expect(bytes).toBeGreaterThan(30_000);
  expect(bytes).toBeLessThan(LIMIT);
});

test('charts, map and uploads come only where they are used', () => {
  const later = readdirSync(path.join(DIST, 'assets')).filter(
    (file) => !firstLoad().includes(`assets/${file}`),
  );
  expect(later.some((file) => file.startsWith('plot-'))).toBe(true);
  expect(later.some((file) => file.startsWith('site-map-'))).toBe(true);
  expect(later.some((file) => file.startsWith('upload-page-'))).toBe(true);
});

test('no page, style or script asks another host for anything', () => {
  const html = readFileSync(path.join(DIST, 'index.html'), 'utf8');
  expect(html).not.toMatch(/(?:src|href)="https?:/);
  for (const file of readdirSync(path.join(DIST, 'assets')).filter((name) => name.endsWith('.css')))
    expect(readFileSync(path.join(DIST, 'assets', file), 'utf8')).not.toMatch(/url\(\s*["']?https?:|@import/);
});
