import { createHash } from 'node:crypto';
import { probeVideo } from '../probe/probe';
import { runFfmpeg, runFfprobe } from '../process/run';
import { resolveTools } from '../process/tools';
import { clipFolder, type ClipFolder } from '../testing/clips';
import { decodeFrameAt, decodeFramesAt } from './frame-at';
import { decodeFrames, type DecodeOptions } from './decode-frames';
import type { YuvFrame } from './yuv-frame';

const digest = ({ y, u, v }: YuvFrame): string =>
  [y, u, v].reduce((hash, plane) => hash.update(plane), createHash('md5')).digest('hex');

interface Seen {
  index: number;
  timestamp: number;
  digest: string;
}

async function decodeAll(file: string, options: DecodeOptions = {}): Promise<Seen[]> {
  const seen: Seen[] = [];
  for await (const frame of decodeFrames(file, await probeVideo(file), options)) {
    seen.push({ index: frame.index, timestamp: frame.timestamp, digest: digest(frame) });
  }
  return seen;
}

async function presentationTimes(file: string): Promise<number[]> {
  const text = await runFfprobe([
    '-select_streams',
    'v',
    '-show_entries',
    'frame=pts_time',
    '-of',
    'json',
    file,
  ]);
  const { frames } = JSON.parse(text) as { frames: { pts_time: string }[] };
  return frames.map(({ pts_time }) => Number(pts_time));
}

async function frameDigests(file: string): Promise<string[]> {
  const { passthrough } = await resolveTools();
  const text = await runFfmpeg(['-i', file, '-map', '0:v', ...passthrough, '-f', 'framemd5', '-']);
  return text
    .toString()
    .trim()
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .map((line) => line.slice(-32));
}

describe('decodeFrames', () => {
  let clips: ClipFolder;
  let file: string;
  let all: Seen[];

  beforeAll(async () => {
    clips = await clipFolder();
    file = await clips.make('ntsc.mp4', 'testsrc2=size=322x242:rate=30000/1001:duration=5', [
      '-preset',
      'fast',
      '-g',
      '40',
    ]);
    all = await decodeAll(file);
  });
  afterAll(() => clips.dispose());

  const expectSameAsFfmpeg = async (clip: string, seen: Seen[]): Promise<void> => {
    const times = await presentationTimes(clip);
    expect(seen).toHaveLength(times.length);
    seen.forEach(({ timestamp }, i) => expect(Math.abs(timestamp - times[i]!)).toBeLessThan(1e-6));
    expect(seen.map((frame) => frame.digest)).toEqual(await frameDigests(clip));
  };

  test('gives every frame once, bit by bit, with its own time', async () => {
    await expectSameAsFfmpeg(file, all);
    expect(all.map(({ index }) => index)).toEqual(all.map((_, i) => i));
  });

  test('keeps the times of a variable frame rate', async () => {
    const vfr = await clips.make(
      'vfr.mp4',
      "testsrc2=size=320x240:rate=30:duration=4,select='not(between(mod(n\\,7)\\,2\\,3))'",
      ['-vsync', '2'],
    );
    const seen = await decodeAll(vfr);
    await expectSameAsFfmpeg(vfr, seen);
    expect(seen[2]!.timestamp - seen[1]!.timestamp).toBeCloseTo(0.1, 5);
  });

  test('turns rotated video upright', async () => {
    await runFfmpeg(['-i', file, '-c', 'copy', '-metadata:s:v', 'rotate=90', clips.file('turned.mp4')]);
    const turned = await decodeAll(clips.file('turned.mp4'));
    await expectSameAsFfmpeg(clips.file('turned.mp4'), turned);
    expect(await probeVideo(clips.file('turned.mp4'))).toMatchObject({ width: 242, height: 322 });
  });

  test('keeps full range and 10 bit as they are', async () => {
    const full = await clips.make('full.mp4', 'testsrc2=size=320x240:rate=25:duration=1', [
      '-vf',
      'scale=out_range=pc',
      '-pix_fmt',
      'yuvj420p',
    ]);
    await expectSameAsFfmpeg(full, await decodeAll(full));
    const deep = await clips.make('deep.mp4', 'testsrc2=size=320x240:rate=25:duration=1', [
      '-c:v',
      'libx265',
      '-x265-params',
      'log-level=none',
      '-pix_fmt',
      'yuv420p10le',
    ]);
    await expectSameAsFfmpeg(deep, await decodeAll(deep));
    const frame = await decodeFrameAt(deep, await probeVideo(deep), 0);
    expect(frame.y).toBeInstanceOf(Uint16Array);
    expect(Math.max(...frame.y)).toBeGreaterThan(700);
    expect(Math.max(...frame.y)).toBeLessThan(1024);
  });

  test('segments join without a gap or a double', async () => {
    const bounds = [undefined, 0.7, all[40]!.timestamp, 2.5, undefined];
    const joined: Seen[] = [];
    for (let i = 0; i + 1 < bounds.length; i++) {
      joined.push(...(await decodeAll(file, { start: bounds[i], end: bounds[i + 1] })));
    }
    expect(joined.map(({ timestamp, digest }) => ({ timestamp, digest }))).toEqual(
      all.map(({ timestamp, digest }) => ({ timestamp, digest })),
    );
  });

  test('thins out', async () => {
    const thin = await decodeAll(file, { every: 15 });
    expect(thin).toEqual(all.filter(({ index }) => index % 15 === 0));
  });

  test('gives single frames by their time', async () => {
    const probe = await probeVideo(file);
    const found: number[] = [];
    for await (const frame of decodeFramesAt(file, probe, [0, 1, all[77]!.timestamp, 60]))
      found.push(frame.timestamp);
    expect(found[0]).toBe(0);
    expect(Math.abs(found[1]! - 1)).toBeLessThan(0.02);
    expect(found[2]).toBe(all[77]!.timestamp);
    expect(found[3]).toBe(all.at(-1)!.timestamp);
  });

  test('leaving the loop, or aborting, ends it', async () => {
    const probe = await probeVideo(file);
    let count = 0;
    for await (const frame of decodeFrames(file, probe)) {
      count = frame.index;
      if (count === 3) break;
    }
    expect(count).toBe(3);
    const controller = new AbortController();
    const broken = (async () => {
      for await (const frame of decodeFrames(file, probe, { signal: controller.signal })) {
        if (frame.index === 2) controller.abort(new Error('enough'));
      }
    })();
    await expect(broken).rejects.toThrow('enough');
  });
});
