import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { keepForDocs } from './docs-images';
import { WIDTHS } from './widths';

const CANDIDATES = [process.env['CHROMIUM_BIN'], '/usr/bin/chromium', '/usr/bin/chromium-browser'];

const FLAGS = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
];

/** A Chromium on this machine, if there is one. */
export function findChromium(): string | null {
  return CANDIDATES.find((file) => file !== undefined && existsSync(file)) ?? null;
}

export function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: findChromium() ?? '', args: FLAGS });
}

/** A fresh profile, and every fault that a page of it tells the console. */
export async function openContext(
  browser: Browser,
  url: string,
): Promise<{ readonly context: BrowserContext; readonly faults: string[] }> {
  const context = await browser.newContext({
    baseURL: url,
    locale: 'en-GB',
    viewport: { width: 1440, height: 900 },
    acceptDownloads: true,
  });
  const faults: string[] = [];
  context.on('weberror', (error) => faults.push(String(error.error())));
  context.on('console', (message) => {
    if (message.type() === 'error') faults.push(`${message.text()} ${message.location().url}`);
  });
  return { context, faults };
}

const axeFile = createRequire(__filename).resolve('axe-core/axe.min.js');

interface AxeViolation {
  readonly id: string;
  readonly impact: string | null;
  readonly help: string;
  readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary: string }[];
}

/** What axe finds of serious or critical faults, as lines to be read. */
export async function seriousFaults(page: Page): Promise<string[]> {
  // By way of the browser itself: the page's own policy rightly allows no script from elsewhere.
  await page.evaluate(await readFile(axeFile, 'utf8'));
  const violations = await page.evaluate<AxeViolation[]>(
    "axe.run(document, { resultTypes: ['violations'] }).then((result) => result.violations)",
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => {
      const places = nodes
        .slice(0, 3)
        .map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary}`);
      return `${id}: ${help} (${nodes.length}×)\n  ${places.join('\n  ')}`;
    });
}

/** Where screenshots go; kept only when somebody asks for them by `SCREENSHOTS`. */
export const SHOTS = process.env['SCREENSHOTS'] ?? null;

export async function keepPicture(page: Page, name: string): Promise<void> {
  if (SHOTS === null) return;
  await mkdir(SHOTS, { recursive: true });
  const picture = await page.screenshot({ fullPage: true, animations: 'disabled' });
  await writeFile(path.join(SHOTS, `${name}.png`), picture);
}

/** The page at every width: nothing may stick out sideways. With `SCREENSHOTS` also as pictures, with `DOCS_IMAGES` as small ones. */
export async function lookAtWidths(page: Page, name: string): Promise<void> {
  const before = page.viewportSize();
  for (const [width, height] of WIDTHS) {
    await page.setViewportSize({ width, height });
    const needed = await page.evaluate<number>('document.documentElement.scrollWidth');
    if (needed > width) throw new Error(`${name} is ${needed} pixels wide in a window of ${width}.`);
    await keepPicture(page, `${name}-${width}`);
    await keepForDocs(page, name, width);
  }
  if (before !== null) await page.setViewportSize(before);
}
