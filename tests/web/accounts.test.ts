import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startSystem, type RunningSystem } from '@papiscope/cli';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import {
  findChromium,
  keepPicture,
  launchChromium,
  lookAtWidths,
  openContext,
  seriousFaults,
} from './browser';
import { stepsOf } from './steps';

const MINUTES = 60_000;
const available = findChromium() !== null;
const name = `Accounts in a real browser${available ? '' : ' (left out: no chromium)'}`;
const ADMIN = { email: 'chief@airfield.example', password: 'correct horse battery' };
const VIEWER = { email: 'looks@airfield.example', password: 'a pair of binoculars' };

const SITE = {
  airport: { icao: 'LZIB', name: 'Bratislava' },
  runway: { code: '22', heading: 221.3 },
  reference_points: [
    { point_type: 'PAPI_A', latitude: 48.17, longitude: 17.21, elevation_wgs84: 133, nominal_angle: 2.5 },
  ],
};

/** From the first sign-in to somebody who may only look; each test goes on where the last one stopped. */
(available ? describe : describe.skip)(name, () => {
  let folder: string;
  let system: RunningSystem;
  let browser: Browser;
  let context: BrowserContext;
  let faults: string[];
  let page: Page;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'papiscope-accounts-'));
    const env = { AUTH_MODE: 'accounts', ADMIN_EMAIL: ADMIN.email, ADMIN_PASSWORD: ADMIN.password };
    system = await startSystem({ dataPath: folder, port: 0, redis: false, env });
    browser = await launchChromium();
    ({ context, faults } = await openContext(browser, system.url));
    page = await context.newPage();
    page.setDefaultTimeout(MINUTES);
  }, 6 * MINUTES);

  afterAll(async () => {
    await browser?.close();
    await system?.stop();
    await rm(folder, { recursive: true, force: true });
  }, MINUTES);

  const step = stepsOf({
    page: () => page,
    faults: () => faults,
    picture: 'accounts-stopped-here',
    limit: 4 * MINUTES,
  });

  const expectSound = async (): Promise<void> => expect(await seriousFaults(page)).toEqual([]);
  const signIn = async ({ email, password }: typeof ADMIN): Promise<void> => {
    await page.getByLabel('E-mail address').fill(email);
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
  };
  const nav = () => page.getByRole('navigation', { name: 'Pages' }).getByRole('link').allInnerTexts();

  step(
    'whoever is not signed in sees the sign-in, at the address they wanted, and nothing else',
    async () => {
      await page.goto('/runways');
      await page.getByRole('heading', { name: 'Sign in' }).waitFor();
      expect(await nav()).toEqual([]);
      await page.goto('/runways?refused=forbidden');
      await page.getByText('The identity provider knows you').waitFor();
      await lookAtWidths(page, 'sign-in');
      await expectSound();
      await page.goto('/runways');
      await signIn({ ...ADMIN, password: 'not the right one' });
      await page.getByRole('alert').getByText('E-mail address or password is wrong.').waitFor();
      expect(faults.splice(0)).toEqual([expect.stringMatching(/401 .*\/auth\/login$/)]);
      await signIn(ADMIN);
      await page.getByRole('heading', { name: 'Runways' }).waitFor();
      expect(await nav()).toEqual(['Measurements', 'Runways', 'Accounts', 'Trail', 'System']);
    },
  );

  step('a site is imported through the app, its header with it', async () => {
    const file = {
      name: 'site.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(SITE)),
    };
    await page.getByLabel('Import site.json').setInputFiles(file);
    await page.getByRole('heading', { name: 'LZIB 22' }).waitFor();
  });

  step('an account is made, and its owner chooses a password at the one-time address', async () => {
    await page.getByRole('link', { name: 'Accounts' }).click();
    const form = page.locator('form').filter({ hasText: 'New account' });
    await form.getByLabel('E-mail address').fill(VIEWER.email);
    await form.getByLabel('Role').selectOption('viewer');
    await form.getByLabel('Airports').fill('LZIB');
    await form.getByRole('button', { name: 'New account' }).click();
    const link = await form.locator('code.secret').innerText();
    await page.getByRole('article', { name: VIEWER.email }).waitFor();
    await lookAtWidths(page, 'accounts');
    await expectSound();

    const other = await openContext(browser, system.url);
    const second = await other.context.newPage();
    await second.goto(link);
    await second.getByLabel('New password').fill(VIEWER.password);
    expect(new URL(second.url()).hash).toBe('');
    await lookAtWidths(second, 'welcome');
    expect(await seriousFaults(second)).toEqual([]);
    await second.getByRole('button', { name: 'Choose a password' }).click();
    await second.getByRole('heading', { name: 'Measurements' }).waitFor();
    expect(other.faults).toEqual([]);
    await other.context.close();
  });

  step('the own page: a token is shown once, the browsers that are signed in are listed', async () => {
    await page.getByRole('link', { name: ADMIN.email }).click();
    await page.getByRole('heading', { name: 'Account', exact: true }).waitFor();
    await page.getByLabel('What it is for').fill('nightly report');
    await page.getByLabel('Airports (empty: all)').fill('LZIB');
    await page.getByRole('button', { name: 'New token' }).click();
    await page.getByRole('cell', { name: 'Viewer (LZIB)' }).waitFor();
    const token = await page.locator('code.secret').innerText();
    const answer = await fetch(`${system.url}/api/v1/runways`, {
      headers: { Authorization: `Bearer ${token}` },
    });
    expect(answer.status).toBe(200);
    await page.getByText('This browser').waitFor();
    await lookAtWidths(page, 'account');
    await expectSound();
    await page.getByRole('button', { name: 'Revoke' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
    await page.getByText('revoked').waitFor();
  });

  step('the trail says who did what', async () => {
    await page.getByRole('link', { name: 'Trail' }).click();
    await page.getByText('PUT /api/v1/sites').waitFor();
    await page.getByText('sign in (link)').waitFor();
    await lookAtWidths(page, 'trail');
    await expectSound();
  });

  step('the queue board, the API page and the system page work under the policy', async () => {
    await page.getByRole('link', { name: 'System' }).click();
    await page.getByRole('row', { name: /^ingest/ }).waitFor();
    await page.getByRole('link', { name: 'Queue board' }).click();
    await page.getByText('ingest').first().waitFor();
    await keepPicture(page, 'queue-board');
    await page.goto('/docs');
    await page.getByRole('heading', { name: 'Routes' }).waitFor();
    await expectSound();
    // The board would like letters from elsewhere, which the policy refuses.
    const refused = faults.splice(0).filter((fault) => !/fonts\.googleapis\.com/.test(fault));
    expect(refused).toEqual([]);
    await page.goto('/');
  });

  step('somebody who may only look is shown nothing that they may not do', async () => {
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await signIn(VIEWER);
    await page.getByRole('heading', { name: 'Measurements' }).waitFor();
    expect(await nav()).toEqual(['Measurements', 'Runways']);
    expect(await page.getByRole('link', { name: 'New measurement' }).count()).toBe(0);
    await page.getByRole('link', { name: 'Runways' }).click();
    await page.getByText('Bratislava').waitFor();
    expect(await page.getByRole('link', { name: 'New runway' }).count()).toBe(0);
    await page.getByRole('link', { name: '22' }).click();
    await page.getByRole('heading', { name: 'LZIB 22' }).waitFor();
    expect(await page.getByRole('button', { name: /Save|Delete/ }).count()).toBe(0);
    await lookAtWidths(page, 'viewer-runway');
    await expectSound();
    for (const address of ['/users', '/audit', '/system']) {
      await page.goto(address);
      await page.getByRole('heading', { name: 'There is no such page' }).waitFor();
      expect(await page.getByRole('table').count()).toBe(0);
    }
    await lookAtWidths(page, 'no-such-page');
    await expectSound();
  });

  step('a login that was ended elsewhere leads to the sign-in', async () => {
    const cookies = await context.cookies();
    const [cookie] = cookies.filter((each) => each.name === 'papiscope_login');
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
    const ended = await fetch(`${system.url}/api/v1/auth/logout`, {
      method: 'POST',
      headers: { Cookie: `papiscope_login=${cookie?.value}`, 'X-Papiscope': '1' },
    });
    expect(ended.status).toBe(204);
    // A page not opened yet: what the app has asked for in the last seconds it does not ask for again.
    await page.getByRole('link', { name: VIEWER.email }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(faults.splice(0).every((fault) => / 401 /.test(fault))).toBe(true);
  });
});
