import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  decodeKeyFrames,
  findKeyFrames,
  keyFrameAt,
  previewJpeg,
  probeVideo,
  runFfmpeg,
  type YuvFrame,
} from '@papiscope/video';
import { KeptFrames } from './kept-frames';
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
  await showFrame(file(name), probe, time, file('shown.jpg'), { keyFrames, frame: null });
  await previewJpeg(file(name), probe, time, file('sought.jpg'));
  expect((await readFile(file('shown.jpg'))).equals(await readFile(file('sought.jpg')))).toBe(true);
});

test.each([
  ['8 bit', 'yuv420p', []],
  ['8 bit, full range', 'yuvj420p', []],
  ['10 bit', 'yuv420p10le', ['-colorspace', 'bt709']],
] as const)(
  'a frame that was kept, %s: the same picture, though the file is gone',
  async (_name, format, more) => {
    const source = ['-f', 'lavfi', '-i', 'testsrc2=size=320x180:rate=10:duration=3'];
    const name = `${format}.mp4`;
    await runFfmpeg([
      '-y',
      ...source,
      '-pix_fmt',
      format,
      '-c:v',
      'libx264',
      '-g',
      '10',
      ...more,
      file(name),
    ]);
    const probe = await probeVideo(file(name));
    const keyFrames = await findKeyFrames(file(name), probe);
    if (keyFrames.index === null) throw new Error('The file has no index.');
    const wanted = keyFrames.index.frames.filter(({ key }) => key);
    const kept = new KeptFrames();
    for await (const frame of decodeKeyFrames(file(name), probe, keyFrames.index, wanted))
      if (frame.timestamp < 2) kept.keep(frame);
    await previewJpeg(file(name), probe, 1, file('sought.jpg'));
    await rm(file(name));
    const frame: YuvFrame | null = kept.at(1);
    expect(frame).not.toBeNull();
    expect(kept.at(2)).toBeNull();
    await showFrame(file(name), probe, 1, file('shown.jpg'), { keyFrames, frame });
    expect((await readFile(file('shown.jpg'))).equals(await readFile(file('sought.jpg')))).toBe(true);
  },
);
