import { createHash } from 'node:crypto';
import { probeVideo } from '../probe/probe';
import type { VideoProbe } from '../probe/video-probe';
import { runFfmpeg } from '../process/run';
import { clipFolder, type ClipFolder } from '../testing/clips';
import { decodeFrames } from './decode-frames';
import { PartDecoder } from './part-decoder';
import { planDecode, type FramePart } from './plan-decode';
import type { YuvFrame } from './yuv-frame';

const PARTS: readonly (FramePart | null)[] = [
  { x: 32, y: 16, width: 64, height: 48 },
  null,
  { x: 200, y: 100, width: 120, height: 140 },
];

/** Digest of a part of a whole frame, plane by plane. */
function cut(frame: YuvFrame, part: FramePart | null): string {
  const { x, y, width, height } = part ?? { x: 0, y: 0, width: frame.width, height: frame.height };
  const hash = createHash('md5');
  const rows = (samples: YuvFrame['y'], stride: number, by: number) => {
    for (let row = y / by; row < (y + height) / by; row++) {
      hash.update(samples.subarray(row * stride + x / by, row * stride + (x + width) / by));
    }
  };
  rows(frame.y, frame.width, 1);
  rows(frame.u, frame.chromaWidth, 2);
  rows(frame.v, frame.chromaWidth, 2);
  return hash.digest('hex');
}

interface Seen {
  readonly index: number;
  readonly timestamp: number;
  readonly digest: string;
}

async function wholeFrames(file: string, partOf: (index: number) => FramePart | null): Promise<Seen[]> {
  const seen: Seen[] = [];
  for await (const frame of decodeFrames(file, await probeVideo(file))) {
    const { index, timestamp } = frame;
    seen.push({ index, timestamp, digest: cut(frame, partOf(index)) });
  }
  return seen;
}

describe('PartDecoder', () => {
  let clips: ClipFolder;
  beforeAll(async () => {
    clips = await clipFolder();
  });
  afterAll(() => clips.dispose());

  const partOf = (index: number) => PARTS[Math.floor(index / 25) % PARTS.length]!;

  /** Asks for another part every 25 frames. */
  async function partByPart(file: string): Promise<Seen[]> {
    const decoder = new PartDecoder(file, await probeVideo(file), PARTS[0]!);
    let part = PARTS[0]!;
    const seen: Seen[] = [];
    for await (const frame of decoder.frames()) {
      const { index, timestamp } = frame;
      if (partOf(index) !== part) {
        part = partOf(index);
        decoder.recut(part);
        continue;
      }
      expect(frame.cutFrom ?? null).toEqual(
        part && { x: part.x, y: part.y, frameWidth: 320, frameHeight: 240 },
      );
      seen.push({ index, timestamp, digest: cut(frame, null) });
    }
    return seen;
  }

  test.each([
    [
      'key frames and B frames',
      'testsrc2=size=320x240:rate=30000/1001:duration=3',
      ['-preset', 'fast', '-g', '20'],
    ],
    [
      '10 bit',
      'testsrc2=size=320x240:rate=25:duration=3',
      ['-c:v', 'libx265', '-pix_fmt', 'yuv420p10le', '-g', '25'],
    ],
    [
      'a variable frame rate',
      "testsrc2=size=320x240:rate=30:duration=4,select='not(between(mod(n\\,7)\\,2\\,3))'",
      ['-vsync', '2'],
    ],
  ])('gives every frame once, cut as asked: %s', async (name, source, argv) => {
    const file = await clips.make(`${name}.mp4`, source, argv);
    const parts = await partByPart(file);
    expect(parts).toEqual(await wholeFrames(file, partOf));
    expect(parts.length).toBeGreaterThan(60);
  });

  test.each([
    { title: 'at its key frame, not at the one before', distance: '30', bFrames: '2', enteredAt: 1 },
    {
      title: 'earlier where the next key frame is so near that it is taken',
      distance: '3',
      bFrames: '0',
      enteredAt: 1.1,
    },
  ])('a stretch is entered $title', async ({ distance, bFrames, enteredAt }) => {
    const at = 1;
    const source = 'testsrc2=size=320x240:rate=30:duration=3';
    const file = await clips.make(`every ${distance}.mp4`, source, [
      ...['-preset', 'fast', '-bf', bFrames, '-g', distance, '-keyint_min', distance],
    ]);
    const probe = await probeVideo(file);
    const decoder = new PartDecoder(file, probe, null, { start: at, keyFrame: at, end: 2 });
    const seen: Seen[] = [];
    for await (const frame of decoder.frames())
      seen.push({ index: frame.index, timestamp: frame.timestamp, digest: cut(frame, null) });
    const whole = (await wholeFrames(file, () => null)).filter(
      ({ timestamp }) => timestamp >= at && timestamp < 2,
    );
    expect(seen).toEqual(whole.map((frame, index) => ({ ...frame, index })));
    expect(seen).toHaveLength(30);
    for await (const { timestamp } of decodeFrames(file, probe, { start: -1, keyFrame: at })) {
      expect(timestamp).toBeCloseTo(enteredAt, 3);
      break;
    }
  });

  test('a turned video is cut as it is shown', async () => {
    const lying = await clips.make('lying.mp4', 'testsrc2=size=240x320:rate=25:duration=3');
    const turned = clips.file('turned.mp4');
    await runFfmpeg(['-i', lying, '-c', 'copy', '-metadata:s:v', 'rotate=90', turned]);
    expect(await partByPart(turned)).toEqual(await wholeFrames(turned, partOf));
  });
});

const plainProbe: VideoProbe = {
  ...{ width: 640, height: 360, codedWidth: 640, codedHeight: 360, rotation: 0, frameRate: 30 },
  ...{ variableFrameRate: false, frameCount: 90, durationSeconds: 3, startSeconds: 0, streamIndex: 0 },
  ...{ codec: 'h264', pixelFormat: 'yuv420p', bitDepth: 8 },
  colorRange: 'tv',
  colorMatrix: 'bt709',
  ...{ colorTransfer: null, hasAudio: false, audioCodec: null, subtitleTracks: [], createdAt: null },
  formatName: 'mp4',
};

test('the plan tells the decoder how many threads it may take', () => {
  const argv = planDecode('a.mp4', plainProbe, { threads: 2 }, ['-vsync', '0']);
  expect(argv.slice(argv.indexOf('-threads'), argv.indexOf('-i'))).toEqual(
    expect.arrayContaining(['-threads', '2']),
  );
  expect(planDecode('a.mp4', plainProbe, {}, ['-vsync', '0'])).not.toContain('-threads');
});

test('the plan cuts after splitting, and converts another pixel format before', () => {
  const graphOf = (pixelFormat: string, part?: FramePart) => {
    const argv = planDecode('a.mp4', { ...plainProbe, pixelFormat }, { part }, ['-vsync', '0']);
    return argv[argv.indexOf('-filter_complex') + 1];
  };
  const part = { x: 100, y: 50, width: 200, height: 80 };
  const corner = '[corner]crop=16:16:0:0,showinfo,nullsink';
  expect(graphOf('yuv420p')).toBe(`[0:0]split=2[full][corner];[full]null[wanted];${corner}`);
  expect(graphOf('yuv420p', part)).toBe(
    `[0:0]split=2[full][corner];[full]crop=200:80:100:50[wanted];${corner}`,
  );
  expect(graphOf('yuv422p', part)).toContain('[full]format=yuv420p,crop=200:80:100:50[wanted]');
});
