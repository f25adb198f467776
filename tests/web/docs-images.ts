import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';

/** Folder for the pictures of the documentation: `npm run docs:images`. */
const FOLDER = process.env['DOCS_IMAGES'] ?? null;

/** Of the windows' pictures, how large they are kept. */
const SCALES: Readonly<Record<number, number>> = { 360: 1, 1440: 0.7, 2560: 0.5 };
const QUALITY = 60;

/** What the window shows, small enough to lie in the repository. */
export async function keepForDocs(page: Page, name: string, width: number): Promise<void> {
  const scale = SCALES[width];
  const viewport = page.viewportSize();
  if (FOLDER === null || scale === undefined || viewport === null) return;
  await page.evaluate('window.scrollTo(0, 0)');
  const chromium = await page.context().newCDPSession(page);
  const { data } = await chromium.send('Page.captureScreenshot', {
    format: 'webp',
    quality: QUALITY,
    clip: { x: 0, y: 0, ...viewport, scale },
  });
  await chromium.detach();
  await mkdir(FOLDER, { recursive: true });
  await writeFile(path.join(FOLDER, `${name}-${width}.webp`), Buffer.from(data, 'base64'));
}
