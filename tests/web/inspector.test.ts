import { copyFile, mkdir, mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ApiClient, startSystem, type RunningSystem } from '@papiscope/cli';
import { PROTOCOL, siteSchema, type Site } from '@papiscope/shared/contracts';
import { until } from '@papiscope/shared/testing';
import {
  parseSimulation,
  PRESETS,
  simulateFlight,
  truthSchema,
  type SimulatedFlight,
} from '@papiscope/simulator';
import { type Browser, type BrowserContext, type Page } from 'playwright-core';
import { brakedFfmpeg, type BrakedFfmpeg } from '../support/braked-ffmpeg';
import { findChromium, launchChromium, lookAtWidths, openContext, seriousFaults } from './browser';
import { stepsOf } from './steps';
import {
  enlarge,
  holdLaterParts,
  positionsTable,
  unfinishedIds,
  watchParts,
  writeHollowVideo,
} from './uploads';

const MINUTES = 60_000;

/** Milliseconds that a step may take on a busy machine. */
const STEP = 8 * MINUTES;
const available = findChromium() !== null;
const name = `The web app in a real browser${available ? '' : ' (left out: no chromium)'}`;

/** Everything of one inspection, in the order in which an inspector does it; each test goes on where the last one stopped. */
(available ? describe : describe.skip)(name, () => {
  let folder: string;
  let flight: SimulatedFlight;
  /** Its video, large enough to go in several parts. */
  let large: string;
  let system: RunningSystem;
  let ffmpeg: BrakedFfmpeg;
  let browser: Browser;
  let context: BrowserContext;
  let faults: string[];
  let page: Page;
  let session = '';

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'papiscope-web-'));
    flight = await simulateFlight(parseSimulation(PRESETS.short), path.join(folder, 'flight'));
    large = path.join(folder, 'flight.mp4');
    await enlarge(flight.video, large);
    ffmpeg = await brakedFfmpeg(folder);
    system = await startSystem({
      ...{ dataPath: path.join(folder, 'data'), port: 0, redis: false },
      env: { FFMPEG_BIN: ffmpeg.bin },
    });
    browser = await launchChromium();
    ({ context, faults } = await openContext(browser, system.url));
    page = await context.newPage();
    page.setDefaultTimeout(MINUTES);
  }, 15 * MINUTES);

  afterAll(async () => {
    await browser?.close();
    await system?.stop();
    await rm(folder, { recursive: true, force: true });
  }, MINUTES);

  const step = stepsOf({ page: () => page, faults: () => faults, picture: 'stopped-here', limit: STEP });

  const expectSound = async (): Promise<void> => expect(await seriousFaults(page)).toEqual([]);

  const seconds = async (): Promise<number> =>
    page.locator('video').evaluate((video) => (video as unknown as { currentTime: number }).currentTime);

  step('an empty system says what to do first', async () => {
    await page.goto('/');
    await page.getByText('Nothing has been measured yet.').waitFor();
    await expectSound();
    await lookAtWidths(page, 'empty');
    await page.getByRole('link', { name: 'New measurement' }).click();
    await page.getByText('There is no runway yet.').waitFor();
    await expectSound();
  });

  step('a site.json is imported and its geometry is drawn and judged', async () => {
    await page.getByRole('link', { name: 'To the runways' }).click();
    await page.getByLabel('Import site.json').setInputFiles(flight.site);
    await page.getByRole('heading', { name: 'ZZZZ 22' }).waitFor();
    await page.getByText('The geometry is plausible.').waitFor();
    await lookAtWidths(page, 'runway');
    await expectSound();
  });

  step('what cannot be right is said while it is typed, and a number that is none is marked', async () => {
    const latitude = page.getByLabel('Unit B: Latitude, °');
    const right = await latitude.inputValue();
    await latitude.fill(String(Number(right) + 0.0001));
    await page.getByText(/Unit B is .* off the line/).waitFor();
    await latitude.fill('north');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Some fields need a number').waitFor();
    expect(await latitude.getAttribute('aria-invalid')).toBe('true');
    await latitude.fill(right);
    await page.getByLabel('Name').fill('Simulated airfield');
    await page.getByLabel('Tolerance profile').selectOption('icao-easa');
    await page.getByText(/Unit ±0.10° · Glide path ±0.15°/).waitFor();
    await page.getByLabel('ILS glide path').fill('3.2');
    await page.getByText('give a glide path of 3.00°, the ILS has 3.20°').waitFor();
    await page.getByLabel('ILS glide path').fill('3');
    await page.getByText('The geometry is plausible.').waitFor();
    await page.getByLabel('MEHT, m').fill('15');
    await page.getByLabel('MEHT tolerance').fill('1');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved', { exact: true }).waitFor();
  });

  step('a tolerance profile of one’s own is added, chosen and then kept', async () => {
    const add = async (content: string): Promise<void> =>
      page.getByLabel('Add a profile (JSON)').setInputFiles({
        name: 'own.json',
        mimeType: 'application/json',
        buffer: Buffer.from(content),
      });
    const own = { ...PROTOCOL, id: 'own', name: 'Own limits', unit_angle: { tolerance: 0.05 } };
    const runway = page.url();
    await page.getByRole('link', { name: 'Tolerance profiles' }).click();
    await page.getByRole('heading', { name: /^FAA/ }).waitFor();
    await add('{');
    await page.getByText('The file is not JSON.').waitFor();
    await add(JSON.stringify({ ...own, unit_angle: { tolerance: -1 } }));
    await page.getByRole('alert').getByText('body.unit_angle.tolerance').waitFor();
    expect(faults.splice(0)).toEqual([expect.stringMatching(/400 .*\/standards-profiles\/own$/)]);
    await add(JSON.stringify(own));
    const panel = page.getByRole('article', { name: 'Own limits' });
    await panel.getByText('Unit ±0.05°').waitFor();
    await lookAtWidths(page, 'standards');
    await expectSound();
    const waiting = page.waitForEvent('download');
    await panel.getByRole('button', { name: 'Download (JSON)' }).click();
    const file = path.join(folder, 'own.json');
    await (await waiting).saveAs(file);
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(own);

    await page.goto(runway);
    await page.getByLabel('Tolerance profile').selectOption('Own limits');
    await page.getByText(/Unit ±0.05°/).waitFor();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved', { exact: true }).waitFor();
    await page.goto('/standards');
    await panel.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await page.getByText('Runways are judged by it: ZZZZ 22.').waitFor();
    expect(faults.splice(0)).toEqual([expect.stringMatching(/409 .*\/standards-profiles\/own$/)]);
    await page.goto(runway);
    await page.getByLabel('Tolerance profile').selectOption('icao-easa');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved', { exact: true }).waitFor();
  });

  step("the surveyor's table brings the points; a line that is wrong is named", async () => {
    const site = siteSchema.parse(JSON.parse(await readFile(flight.site, 'utf8')));
    const table = (points: Site['reference_points'], height = 'elevation_wgs84') => ({
      name: 'points.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(
        `point_type,latitude,longitude,${height},nominal_angle\n` +
          points
            .map((p) => [p.point_type, p.latitude, p.longitude, p.elevation_wgs84, p.nominal_angle].join())
            .join('\n'),
      ),
    });
    const input = page.getByLabel('Import points (CSV)');
    await input.setInputFiles(table(site.reference_points, 'height'));
    await page.getByText('Line 1 of the table: "elevation_wgs84" is missing or wrong.').waitFor();
    await input.setInputFiles(table(site.reference_points.slice(0, 3)));
    await page.getByLabel('Unit D: Latitude, °').waitFor({ state: 'detached' });
    await input.setInputFiles(table(site.reference_points));
    await page.getByLabel('Unit D: Latitude, °').waitFor();
    expect(await page.getByLabel('Unit A: Tolerance').inputValue()).toBe('');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved', { exact: true }).waitFor();
  });

  step('a file that is no video, and one that is cut off, are refused before they are sent', async () => {
    await page.goto('/new');
    const cut = path.join(folder, 'cut.mp4');
    await copyFile(flight.video, cut);
    await truncate(cut, Math.floor((await stat(cut)).size / 2));
    await page.getByLabel('Choose files').setInputFiles([cut, flight.truth]);
    await page.getByText('The video file is cut off').waitFor();
    await page.getByText('truth.json is neither a video').waitFor();
    expect(await page.getByRole('button', { name: 'Upload' }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'Clear' }).click();
  });

  /** Drops the flight and sends it until its first part has arrived; the others never do. @returns the upload's id */
  const sendFirstPart = async (): Promise<string> => {
    await holdLaterParts(page);
    await page.getByLabel('Choose files').setInputFiles([large, flight.telemetry ?? '']);
    await page.getByText(/Telemetry: flight\.SRT · 452 positions/).waitFor();
    await page.getByRole('button', { name: 'Upload' }).click();
    const parts = async (id: string): Promise<number> => {
      const response = await fetch(`${system.url}/api/v1/uploads/${id}/parts`);
      return ((await response.json()) as { parts: unknown[] }).parts.length;
    };
    await until('the first part has arrived', async () => {
      const [id] = await unfinishedIds(page);
      return id !== undefined && (await parts(id)) === 1;
    });
    return (await unfinishedIds(page))[0] ?? '';
  };

  step(
    'a file that only the server can tell to be none is refused with the reason, and is gone',
    async () => {
      const hollow = path.join(folder, 'hollow.mp4');
      await writeHollowVideo(hollow);
      await page.getByLabel('Choose files').setInputFiles(hollow);
      await page.getByRole('button', { name: 'Upload' }).click();
      await page.getByRole('alert').getByText('The file holds no video stream').waitFor();
      expect(faults.splice(0)).toEqual([expect.stringMatching(/422 .*\/complete$/)]);
      expect(await unfinishedIds(page)).toEqual([]);
      await page.getByRole('button', { name: 'Remove' }).click();
    },
  );

  step('an upload is given up, and nothing of it stays', async () => {
    const upload = await sendFirstPart();
    await page.getByRole('button', { name: 'Give up' }).first().click();
    await page.getByRole('dialog').getByRole('button', { name: 'Give up' }).click();
    await page.locator('.uploads').waitFor({ state: 'detached' });
    expect(await unfinishedIds(page)).toEqual([]);
    const status = async (): Promise<number> =>
      (await fetch(`${system.url}/api/v1/uploads/${upload}`)).status;
    await until('the upload is removed', async () => (await status()) === 404);
    await page.unrouteAll({ behavior: 'ignoreErrors' });
  });

  step('a flight is dropped, its upload breaks off by a reload and goes on where it stopped', async () => {
    await page.getByText('For the report: conditions and equipment').click();
    await page.getByLabel('Wind').fill('240° 8 kt');
    await page.getByLabel('Arc minutes per turn of the adjuster').fill('none');
    expect(await page.getByLabel('Arc minutes per turn of the adjuster').getAttribute('aria-invalid')).toBe(
      'true',
    );
    await page.getByLabel('Arc minutes per turn of the adjuster').fill('4');
    await lookAtWidths(page, 'conditions');
    const upload = await sendFirstPart();
    await lookAtWidths(page, 'uploading');
    await page.reload();
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await page.getByText('These uploads broke off.').waitFor();
    await page.getByLabel('Choose files').setInputFiles([large, flight.telemetry ?? '']);
    await page.getByText(/Telemetry: flight\.SRT · 452 positions/).waitFor();
    await lookAtWidths(page, 'upload');
    await expectSound();
    const arrived = watchParts(page);
    await page.getByRole('button', { name: 'Upload' }).click();
    await page.waitForURL(/\/measurements\/[0-9a-f-]{36}$/);
    expect(arrived.sort()).toEqual([2, 3]);
    session = page.url().split('/').at(-1) ?? '';
    expect(session).toBe(upload);
    expect(await unfinishedIds(page)).toEqual([]);
    await page.getByRole('heading', { name: 'Are these the lights?' }).waitFor({ timeout: MINUTES });
  });

  step('a box is moved by keyboard and mouse, and snaps back onto its light', async () => {
    const box = page.getByRole('button', { name: /^Box of unit B/ });
    const place = async (): Promise<number[]> =>
      ((await box.getAttribute('aria-label')) ?? '').match(/-?\d+/g)?.map(Number) ?? [];
    const found = await place();
    await box.focus();
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('ArrowDown');
    expect(await place()).toEqual([found[0]! + 10, found[1]! + 1]);
    await page.keyboard.press('s');
    const [x = 0, y = 0] = await place();
    expect(Math.abs(x - found[0]!)).toBeLessThanOrEqual(3);
    expect(Math.abs(y - found[1]!)).toBeLessThanOrEqual(3);

    const edge = await box.locator('.edge').boundingBox();
    await page.mouse.move(edge!.x + edge!.width / 2, edge!.y + edge!.height / 2);
    await page.mouse.down();
    await page.mouse.move(edge!.x + edge!.width / 2 + 60, edge!.y + edge!.height / 2, { steps: 4 });
    await page.mouse.up();
    expect((await place())[0]).toBeGreaterThan(x);
    await page.getByRole('button', { name: 'As found' }).click();
    expect(await place()).toEqual(found);
    await lookAtWidths(page, 'lights');
    await expectSound();
  });

  step(
    'progress is told stage by stage, goes on without the page, and can be stopped and gone on with',
    async () => {
      await ffmpeg.brake('slow');
      await page.getByRole('button', { name: 'Confirm and measure' }).click();
      const stage = page.locator('li[aria-current=step]');
      await stage.getByText('Measure every frame').waitFor();
      await stage.getByText(/ of 452 frames/).waitFor();
      await lookAtWidths(page, 'progress');
      await expectSound();
      await page.getByRole('button', { name: 'Cancel' }).first().click();
      await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
      await page.getByText('This measurement was cancelled.').waitFor();
      // leaving the page at once would take the question with it
      const taken = page.waitForResponse((answer) => answer.url().endsWith('/retry'));
      await page.getByRole('button', { name: 'Try again' }).click();
      expect((await taken).ok()).toBe(true);
      await page.goto('/');
      await page.locator('.status.processing').waitFor();
      await ffmpeg.brake('off');
      await page.getByRole('link', { name: /ZZZZ 22/ }).click();
      await page.locator('.banner-word').waitFor({ timeout: 4 * MINUTES });
    },
  );

  step('the result: verdict first, units with their uncertainty, charts of every unit', async () => {
    await page.getByText('Fail: out of tolerance').waitFor();
    const row = page.getByRole('row', { name: /^A 2\.50°/ });
    const measured = await row.getByRole('cell').nth(1).innerText();
    const [, angle, u] = /^(\d\.\d{3})° ± (\d\.\d)′$/.exec(measured) ?? [];
    const { units } = truthSchema.parse(JSON.parse(await readFile(flight.truth, 'utf8')));
    expect(Math.abs(Number(angle) - (units.PAPI_A?.theta50 ?? 0)) * 60).toBeLessThan(Number(u));
    await page.locator('.curves canvas').nth(3).waitFor();
    await page.locator('video').evaluate(
      (video) =>
        new Promise<void>((resolve) => {
          const element = video as unknown as { readyState: number; onloadeddata: () => void };
          if (element.readyState >= 2) resolve();
          else element.onloadeddata = () => resolve();
        }),
    );
    await page
      .getByText(/Turn it (down|up) by .*′ \(0\.\d\d turns\)/)
      .first()
      .waitFor();
    await page.getByText('Judged against ICAO / EASA').waitFor();
    const rowOf = (parameter: string) =>
      page.getByRole('row', { name: new RegExp(`^${parameter}`) }).innerText();
    expect(await rowOf('Glide path angle against the ILS')).toMatch(/3\.000°.*± 0\.100°.*pass/s);
    expect(await rowOf('MEHT over the threshold')).toMatch(/15\.00 m.*± 1\.00 m.*pass/s);
    await lookAtWidths(page, 'result');
    await expectSound();
  });

  step('video and charts are one: a chart leads the video, the video leads the charts', async () => {
    const chart = page.getByRole('img', { name: /^Vertical angle over the time/ });
    await chart.scrollIntoViewIfNeeded();
    const over = await chart.locator('.u-over').boundingBox();
    await page.mouse.move(over!.x + over!.width / 2, over!.y + over!.height / 2);
    await until('the chart leads the video', async () => Math.abs((await seconds()) - 7.5) < 0.3);

    const frame = async (): Promise<number> =>
      Number((await page.locator('.readout').innerText()).match(/\d+/)?.[0]);
    const before = await frame();
    await page.getByRole('button', { name: 'One frame on' }).click();
    await until('the next frame', async () => Math.floor((await seconds()) * 30) === before + 1);
    expect(await frame()).toBe(before + 1);

    const cursor = async (): Promise<number> =>
      chart.locator('.plot-playhead').evaluate((line) => {
        const element = line as unknown as { getBoundingClientRect(): { left: number } };
        return element.getBoundingClientRect().left;
      });
    const stood = await cursor();
    const from = await seconds();
    await page.getByRole('button', { name: 'Play' }).click();
    await until('a second is played', async () => (await seconds()) > from + 1);
    await page.getByRole('button', { name: 'Pause' }).click();
    expect(await cursor()).toBeGreaterThan(stood);

    const curve = page.getByRole('img', { name: /^Unit C: white part/ });
    await curve.scrollIntoViewIfNeeded();
    const area = await curve.locator('.u-over').boundingBox();
    const earlier = await seconds();
    await page.mouse.move(area!.x + area!.width / 2, area!.y + area!.height / 2);
    await until('the curve leads the video', async () => (await seconds()) !== earlier);
    const dotShown = curve.locator('.plot-playhead');
    expect(await dotShown.isVisible()).toBe(true);
  });

  step('another video stays at the same moment', async () => {
    const at = await seconds();
    await page.getByRole('button', { name: 'Original' }).click();
    const source = (): Promise<string> =>
      page.locator('video').evaluate((video) => (video as unknown as { currentSrc: string }).currentSrc);
    await until(
      'the other video at the same moment',
      async () => (await source()).includes('original') && Math.abs((await seconds()) - at) < 0.1,
    );
  });

  step('notes are Markdown without teeth', async () => {
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    await page
      .getByRole('textbox', { name: 'Notes' })
      .fill('**Lens C** cleaned\n\n<img src=x onerror="window.bitten=1"><script>window.bitten=1</script>');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.locator('.markdown strong', { hasText: 'Lens C' }).waitFor();
    expect(await page.locator('.markdown img, .markdown script').count()).toBe(0);
    expect(await page.evaluate('window.bitten')).toBeUndefined();
  });

  step('who did what is told where somebody asks for it, with the hashes of the files', async () => {
    await page.getByText('Who did what').click();
    const line = (deed: string) => page.locator('.trail li').filter({ hasText: deed });
    for (const deed of ['Notes changed', 'Published', 'Measured', 'Lights confirmed', 'Uploaded'])
      await line(deed).first().waitFor();
    await line('Measured').first().getByText('SHA-256').click();
    const { result } = await new ApiClient(system.url, AbortSignal.timeout(MINUTES)).session(session);
    await line('Measured')
      .first()
      .getByText(result?.inputs.video_sha256 ?? '')
      .waitFor();
    await lookAtWidths(page, 'session-trail');
    await expectSound();
  });

  step('reports are downloaded', async () => {
    for (const [link, start] of [
      ['Report (PDF)', '%PDF-'],
      ['XLSX', 'PK'],
      ['JSON', '{'],
    ] as const) {
      const waiting = page.waitForEvent('download');
      await page.getByRole('link', { name: link, exact: true }).click();
      const file = path.join(folder, 'download');
      await (await waiting).saveAs(file);
      expect((await readFile(file)).subarray(0, start.length).toString()).toBe(start);
    }
  });

  step('history of the runway, the same flight twice compared', async () => {
    const client = new ApiClient(system.url, AbortSignal.timeout(5 * MINUTES));
    await fetch(`${system.url}/api/v1/papi-measurements/session/${session}/reprocess`, { method: 'POST' });
    await until(
      'measured anew',
      async () => (await client.status(session)).status === 'completed',
      4 * MINUTES,
    );
    expect((await client.session(session)).attempt).toBeGreaterThan(1);
    await page.goto(`/measurements/${session}`);
    await page.getByRole('link', { name: 'History' }).click();
    await page.getByRole('heading', { name: /^History/ }).waitFor();
    await page.locator('.plot canvas').waitFor();
    await page.getByRole('cell', { name: /fail/ }).first().waitFor();
    await lookAtWidths(page, 'history');
    await expectSound();
    await page.goto(page.url().replace('/history', `/compare/${session}/${session}`));
    await page.getByText('no change beyond the uncertainty').first().waitFor();
    await lookAtWidths(page, 'compare');
    await expectSound();
  });

  step('a flight that cannot be measured says why', async () => {
    const lost = path.join(folder, 'lost');
    await mkdir(lost);
    await copyFile(flight.video, path.join(lost, 'alone.mp4'));
    await page.goto('/new');
    await page.getByLabel('Choose files').setInputFiles(path.join(lost, 'alone.mp4'));
    await page.getByRole('button', { name: 'Upload' }).click();
    await page.getByText('There is no telemetry: neither an .SRT or .CSV file').waitFor({ timeout: MINUTES });
    await lookAtWidths(page, 'failed');
    await expectSound();
  });

  step('a table of positions is telemetry as well', async () => {
    const table = path.join(folder, 'lost', 'alone.csv');
    await writeFile(table, positionsTable(await readFile(flight.telemetry ?? '', 'utf8')));
    await page.getByRole('link', { name: 'Upload another file' }).click();
    await page.getByLabel('Choose files').setInputFiles([path.join(folder, 'lost', 'alone.mp4'), table]);
    await page.getByText(/Telemetry: alone\.csv · 452 positions/).waitFor();
    await page.getByRole('button', { name: 'Upload' }).click();
    await page.getByRole('heading', { name: 'Are these the lights?' }).waitFor({ timeout: MINUTES });
  });

  step('list, runways and system, in German and Slovak, dark', async () => {
    await page.goto('/');
    await page.getByRole('combobox', { name: 'Language' }).selectOption('de');
    await page.getByRole('heading', { name: 'Messungen' }).waitFor();
    await page.getByRole('button', { name: 'Dunkle Farben' }).click();
    await page.getByText('außer Toleranz').first().waitFor();
    await lookAtWidths(page, 'list-dark');
    await expectSound();
    await page.goto(`/measurements/${session}`);
    await page.getByText('Außer Toleranz', { exact: true }).waitFor();
    await page.locator('.curves canvas').nth(3).waitFor();
    await page.getByText('Breite des Farbübergangs der Einheit B').first().waitFor();
    await lookAtWidths(page, 'result-dark');
    await expectSound();
    await page.getByRole('combobox', { name: 'Sprache' }).selectOption('sk');
    for (const [link, heading] of [
      ['Dráhy', 'Letiská a dráhy'],
      ['Systém', 'Systém'],
      ['Merania', 'Merania'],
    ] as const) {
      await page.getByRole('navigation').getByRole('link', { name: link }).click();
      await page.getByRole('heading', { name: heading, level: 1 }).waitFor();
      await lookAtWidths(
        page,
        `${link
          .normalize('NFKD')
          .replaceAll(/[^a-z]/gi, '')
          .toLowerCase()}-sk`,
      );
      await expectSound();
    }
  });

  step(
    'the whole way by keyboard: the first Tab leads to the content, the second link is the list',
    async () => {
      await page.goto('/');
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.keyboard.press('Tab');
      expect(await page.evaluate('document.activeElement.className')).toBe('skip');
      await page.keyboard.press('Enter');
      expect(await page.evaluate('document.activeElement.id')).toBe('main');
    },
  );
});
