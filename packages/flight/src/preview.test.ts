import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findKeyFrames, keyFrameAt, previewJpeg, probeVideo, runFfmpeg } from '@papiscope/video';
import { showFrame } from './preview';

let folder: string;
const file = (name: string): string => path.join(folder, name);
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'papiscope-preview-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test.each([
  ['a key frame, by the index', 'plain.mp4', 1, true],
  ['a frame between key frames, sought', 'plain.mp4', 1.3, false],
  ['a key frame of a container without such an index, sought', 'other.mkv', 1, false],
] as const)('%s: the same picture', async (_name, name, time, byIndex) => {
  const source = ['-f', 'lavfi', '-i', 'testsrc2=size=320x180:rate=10:duration=3'];
  await runFfmpeg(['-y', ...source, '-c:v', 'libx264', '-g', '10', '-bf', '2', file(name)]);
  const probe = await probeVideo(file(name));
  const keyFrames = await findKeyFrames(file(name), probe);
  expect(keyFrameAt(keyFrames.index, probe, time) !== undefined).toBe(byIndex);
  await showFrame(file(name), probe, time, file('shown.jpg'), { keyFrames });
  await previewJpeg(file(name), probe, time, file('sought.jpg'));
  expect((await readFile(file('shown.jpg'))).equals(await readFile(file('sought.jpg')))).toBe(true);
});
