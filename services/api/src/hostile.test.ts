import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ErrorCode } from '@papiscope/shared/contracts';
import { CLIP, file, form, mp4, sessionPath, SITE, upload, UPLOAD } from './testing/fixtures';
import { startTestApi, type TestApi } from './testing/harness';
import { renamed } from './testing/hostile/boxes';
import { containers } from './testing/hostile/containers';
import { OTHER_FILES, OTHER_RIFF } from './testing/hostile/other-files';
import { playlists } from './testing/hostile/playlists';
import { makeVideos } from './testing/hostile/videos';

let api: TestApi;
let folder: string;
let canary: Server;
let address: string;
const asked: string[] = [];
let lies: Record<string, Buffer>;
let made: Awaited<ReturnType<typeof makeVideos>>;
let before: string[];

beforeAll(async () => {
  canary = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.end();
  }).listen(0, '127.0.0.1');
  await once(canary, 'listening');
  address = `http://127.0.0.1:${(canary.address() as AddressInfo).port}`;
  lies = containers(CLIP, address);
  folder = await mkdtemp(path.join(tmpdir(), 'papiscope-hostile-'));
  made = await makeVideos(folder);
  api = await startTestApi();
  await api.json('PUT', '/api/v1/sites', SITE);
  before = await api.storedFiles();
}, 120_000);
afterAll(async () => {
  await api?.stop();
  canary.close();
  await rm(folder, { recursive: true, force: true });
});

async function expectRefused(name: string, bytes: Buffer | string, code: ErrorCode): Promise<void> {
  const problem = await api.problem('POST', UPLOAD, form({ video: file(name, bytes) }));
  expect(asked).toEqual([]);
  expect([problem.status, problem.code]).toEqual([422, code]);
  expect(await api.storedFiles()).toEqual(before);
  expect(await api.context.database.measurementSession.count()).toBe(0);
}

describe('a file that makes players open other files fetches nothing', () => {
  const names = ['flight.mp4', 'flight.mov', 'flight.mkv', 'flight.avi'];
  test.each(Object.keys(playlists('')).map((what, index) => [what, names[index % names.length]!]))(
    '%s as %s',
    (what, name) => expectRefused(name, playlists(address)[what]!, 'video_unreadable'),
  );

  test.each(Object.keys(playlists('')))('%s behind the beginning of a video', async (what) => {
    const start = Buffer.from('\0\0\0\x14ftypisom\0\0\0\0isom', 'latin1');
    await expectRefused(
      'flight.mp4',
      Buffer.concat([start, Buffer.from(playlists(address)[what]!)]),
      'video_truncated',
    );
  });
});

describe('other files under a video’s name', () => {
  test.each(Object.keys(OTHER_FILES))('%s', (what) =>
    expectRefused('flight.mp4', OTHER_FILES[what]!, 'video_unreadable'),
  );
  test.each(Object.keys(OTHER_RIFF))('%s', (what) =>
    expectRefused('flight.avi', OTHER_RIFF[what]!, 'video_unreadable'),
  );
});

/** What each lying container is refused with. */
const LIES: Readonly<Record<string, ErrorCode>> = {
  'a lone beginning': 'video_truncated',
  'a beginning and zeros': 'video_truncated',
  'a beginning and noise': 'video_truncated',
  'no index': 'video_truncated',
  'cut off in the index': 'video_truncated',
  'boxes nested 100,000 deep': 'video_no_stream',
  'a box of 4 GiB': 'video_no_stream',
  'a box of 2⁶³ bytes': 'video_no_stream',
  'a box smaller than its head': 'video_truncated',
  'a packed index of 200 MB': 'video_no_stream',
  'an index that refers to a movie elsewhere': 'video_no_stream',
  'a picture of 65,535 × 65,535': 'video_unreadable',
  'a time scale of zero': 'video_truncated',
  'a duration of 100 years': 'video_truncated',
  'four thousand million times': 'video_unreadable',
  'four thousand million samples': 'video_unreadable',
  'samples beyond the end of the file': 'video_unreadable',
  'frames of 2 GiB': 'video_unreadable',
  'no sample table': 'video_unreadable',
  'Matroska: a lone beginning': 'video_unreadable',
  'Matroska: an element of 2⁵⁶ bytes': 'video_unreadable',
  'AVI: a lone beginning': 'video_unreadable',
};

describe('containers that lie', () => {
  test.each(Object.entries(LIES))('%s: %s', async (what, code) => {
    const kind = /^Matroska/.test(what) ? 'mkv' : /^AVI/.test(what) ? 'avi' : 'mp4';
    await expectRefused(`flight.${kind}`, lies[what]!, code);
  });
  test('none is left out', () => expect(Object.keys(LIES)).toEqual(Object.keys(lies)));
});

const NO_FLIGHTS: Readonly<Record<string, ErrorCode>> = {
  'sound only': 'video_no_stream',
  'sound only, Matroska': 'video_no_stream',
  'one frame': 'video_too_short',
  'half a second': 'video_too_short',
  'a picture of 8 × 8': 'video_unreadable',
  '41 streams': 'video_over_limits',
  'a picture of 9000 × 4000': 'video_over_limits',
  '2000 frames a second': 'video_over_limits',
};

describe('real files that are no flight', () => {
  test.each(Object.entries(NO_FLIGHTS))('%s: %s', async (what, code) => {
    const { name, bytes } = made.get(what)!;
    await expectRefused(name, bytes, code);
  });
  test('none is left out', () => expect(Object.keys(NO_FLIGHTS)).toEqual([...made.keys()]));
});

test('where a file says its samples are elsewhere, nobody looks there', async () => {
  const id = await upload(api, { video: file('flight.mov', renamed(mp4(), 'url ', 'alis')) });
  expect(asked).toEqual([]);
  await api.json('DELETE', sessionPath(id));
});

describe('names', () => {
  test.each([
    ['../../../etc/passwd.mp4', 'passwd.mp4'],
    ['C:\\Windows\\evil.mp4', 'evil.mp4'],
    ['$(touch pwned).mp4', 'touch_pwned_.mp4'],
    ['a;rm -rf x|cat`id`.mp4', 'a_rm_-rf_x_cat_id_.mp4'],
    ['concat:a|b.mp4', 'concat_a_b.mp4'],
    ['-i.mp4', 'i.mp4'],
    ['http:flight.mp4', 'http_flight.mp4'],
    ['%2e%2e%2fx.mp4', '2e_2e_2fx.mp4'],
    ['flight\u202e4pm.mp4', 'flight_4pm.mp4'],
    ['.papiscope.mp4', 'papiscope.mp4'],
    [`${'n'.repeat(3000)}.mp4`, /^n+\.mp4$/],
  ])('%s is data: it reaches no path and no shell', async (name, safe) => {
    const id = await upload(api, { video: file(name, mp4()) });
    const { body } = await api.json(`GET`, sessionPath(id));
    const folderOf = `videos/original/${id}/`;
    const stored = (await api.storedFiles()).filter((each) => each.startsWith('videos/'));
    expect(stored).toEqual([expect.stringContaining(folderOf)]);
    const kept = stored[0]!.slice(folderOf.length);
    if (typeof safe === 'string') expect(kept).toBe(safe);
    else expect(kept).toMatch(safe);
    expect(kept.length).toBeLessThanOrEqual(120);
    expect(body).toMatchObject({ original_video_s3_key: folderOf + kept });
    await api.json('DELETE', sessionPath(id));
    expect(await api.storedFiles()).toEqual(before);
  });
});
