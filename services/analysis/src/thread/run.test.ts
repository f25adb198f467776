import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { probeVideo, runFfmpeg, type VideoProbe } from '@papiscope/video';
import type * as Idle from './idle';
import type * as Run from './run';

// threads load what is built
const built = createRequire(path.resolve('services/analysis/dist/index.js'));
const { runInThread } = built('./thread/run') as typeof Run;
const { keepThread, takeThread } = built('./thread/idle') as typeof Idle;
const { signal } = new AbortController();

let folder: string;
let video: string;
let probe: VideoProbe;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'papiscope-thread-'));
  video = path.join(folder, 'video.mp4');
  await runFfmpeg(['-f', 'lavfi', '-i', 'testsrc=size=320x180:rate=10:duration=4', '-c:v', 'libx264', video]);
  probe = await probeVideo(video);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const lights = { PAPI_A: { x: 40, y: 50, size: 2 }, PAPI_B: { x: 60, y: 50, size: 2 } };
const segment = (name: string, from = video) => ({
  ...{ video: from, probe, lights, timestamp: 0 },
  out: path.join(folder, name),
});
/** The thread that the next segment would get. */
const nextThread = (): number => {
  const thread = takeThread();
  keepThread(thread);
  return thread.worker.threadId;
};

test('the thread of one segment measures the next, to the same result', async () => {
  await runInThread('segment', segment('first'), { signal });
  const thread = nextThread();
  const seen: number[] = [];
  const { frames } = await runInThread('segment', segment('second'), {
    signal,
    onProgress: (done) => seen.push(done),
  });
  expect(frames).toBe(40);
  expect(seen.at(-1)).toBe(40);
  expect(nextThread()).toBe(thread);
  expect(
    (await readFile(path.join(folder, 'first'))).equals(await readFile(path.join(folder, 'second'))),
  ).toBe(true);
});

test('a thread whose segment failed or was given up measures no other', async () => {
  const bad = path.join(folder, 'bad.mp4');
  await writeFile(bad, 'no video');
  const thread = nextThread();
  await expect(runInThread('segment', segment('bad', bad), { signal })).rejects.toMatchObject({
    code: 'video_unreadable',
  });
  const other = nextThread();
  expect(other).not.toBe(thread);

  const control = new AbortController();
  const given = runInThread('segment', segment('given up'), {
    signal: control.signal,
    onProgress: () => control.abort(new Error('no longer wanted')),
  });
  await expect(given).rejects.toThrow('no longer wanted');
  expect(nextThread()).not.toBe(other);
});

test('a thread that has measured many segments is let go', async () => {
  const { worker } = takeThread();
  const gone = new Promise((resolve) => worker.once('exit', resolve));
  keepThread({ worker, tasks: 1000 });
  await gone;
});
