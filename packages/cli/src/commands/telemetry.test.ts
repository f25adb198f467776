import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runFfmpeg } from '@papiscope/video';
import { run } from '../run';

const FIXTURES = join(__dirname, '../../../measure/src/telemetry/fixtures');

/** Runs `papiscope telemetry …` and gives what it wrote. */
async function telemetry(...args: string[]): Promise<{ status: number; out: string; err: string }> {
  const written = { out: '', err: '' };
  const out = jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written.out += String(text);
    return true;
  });
  const err = jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
    written.err += String(text);
    return true;
  });
  try {
    return { status: await run(['node', 'papiscope', 'telemetry', ...args]), ...written };
  } finally {
    out.mockRestore();
    err.mockRestore();
  }
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'papiscope-telemetry-'));
});
afterAll(() => rm(folder, { recursive: true }));

it('says what a subtitle file holds', async () => {
  const { status, out } = await telemetry(join(FIXTURES, 'bracketed-rtk.srt'), '--json');
  expect(status).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    dialect: 'dji_bracketed',
    cues: 12,
    positions: 12,
    height_source: 'both',
    datum: 'unstated',
    last: { time: 0.366, height_abs: 503.755 },
    warnings: [expect.stringContaining('datum')],
  });
});

it('says it for people', async () => {
  const { status, out } = await telemetry(join(FIXTURES, 'gps-distance.srt'));
  expect(status).toBe(0);
  expect(out).toMatch(/^dialect {3}dji_gps_distance$/m);
  expect(out).toMatch(/^first {5}0 s {2}47.123456, 8.512345 {2}17.39 m above take-off$/m);
});

it('reads the subtitle track of a video', async () => {
  const video = join(folder, 'flight.mp4');
  await runFfmpeg([
    ...['-f', 'lavfi', '-i', 'color=c=gray:s=64x64:r=10:d=6', '-i', join(FIXTURES, 'home-hb.srt')],
    ...['-map', '0:v', '-map', '1:s', '-c:v', 'libx264', '-pix_fmt', 'yuv420p', '-c:s', 'mov_text', video],
  ]);
  const { status, out } = await telemetry(video, '--json');
  expect(status).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    dialect: 'dji_home_gps',
    positions: 6,
    height_source: 'rel',
    first: { time: 1, latitude: -33.4567, longitude: -71.2345, height_rel: 1.9 },
  });
});

it.each([
  ['no-fix.srt', 'no satellite fix'],
  ['camera-only.srt', 'no coordinates'],
  ['standing-still.srt', 'did not move'],
  ['no-timing.srt', 'no height'],
  ['film.srt', 'not the subtitles of a drone'],
  ['missing.srt', 'cannot be opened'],
])('refuses %s in one line', async (name, reason) => {
  const { status, out, err } = await telemetry(join(FIXTURES, name), '--json');
  expect(status).toBe(2);
  expect(out).toBe('');
  expect(err.trim().split('\n')).toHaveLength(1);
  expect(err).toContain(reason);
});

it('refuses an empty file', async () => {
  const file = join(folder, 'empty.srt');
  await writeFile(file, '');
  expect(await telemetry(file)).toMatchObject({ status: 2, err: expect.stringContaining('empty') });
});
