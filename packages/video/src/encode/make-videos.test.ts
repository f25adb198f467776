import { mkdir } from 'node:fs/promises';
import type { FrameMeasurement } from '@papiscope/shared/contracts';
import { decodeFrames } from '../decode/decode-frames';
import type { YuvFrame } from '../decode/yuv-frame';
import { probeVideo } from '../probe/probe';
import { runFfmpeg, runFfprobe } from '../process/run';
import { clipFolder, type ClipFolder } from '../testing/clips';
import { frameRow, measuredUnit } from '../testing/flights';
import { makeVideos, type MakeRequest } from './make-videos';
import { TONE_RATE } from './tones';

const SIZE = { width: 640, height: 360 };
const DOT = 8;
const FRAMES = 66;
/** Centre of the white square in frame n, pixels (whole numbers at pixel centres). */
const dotAt = (n: number): [number, number] => [100 + 6 * n + 3.5, 120 + 2 * n + 3.5];

const result = { units: { PAPI_A: measuredUnit(2.5, 2.53) }, time_offset: null };

describe('makeVideos', () => {
  let clips: ClipFolder;
  beforeAll(async () => {
    clips = await clipFolder();
  });
  afterAll(() => clips.dispose());

  const dotClip = (name: string, rate: string, argv: string[] = []): Promise<string> =>
    clips.make(
      name,
      `color=0x203020:s=640x360:r=${rate}:d=4[back];color=white:s=${DOT}x${DOT}:r=${rate}:d=4[dot];[back][dot]overlay=x=100+6*round(t*${rate}):y=120+2*round(t*${rate})`,
      ['-frames:v', String(FRAMES), ...argv],
    );

  const rowsOf = async (file: string): Promise<FrameMeasurement[]> => {
    const rows: FrameMeasurement[] = [];
    for await (const { index, timestamp } of decodeFrames(file, await probeVideo(file))) {
      const [x, y] = dotAt(index);
      const lights = index === 20 ? {} : { papi_a: { x, y, area: 64, angle: 2.4 + index / 150 } };
      rows.push(frameRow(index, timestamp, lights));
    }
    return rows;
  };

  const make = async (input: string, name: string, wishes: Partial<MakeRequest> = {}) => {
    const folder = clips.file(name);
    await mkdir(folder);
    const probe = await probeVideo(input);
    const made = await makeVideos(
      { input, probe, frames: await rowsOf(input), result, preset: 'ultrafast', ...wishes },
      folder,
    );
    return Object.fromEntries(made.videos.map(({ kind, path }) => [kind, path]));
  };

  test("the unit's own video holds the light still in the middle", async () => {
    const input = await dotClip('still.mp4', '30');
    const { papi_a: video } = await make(input, 'out-still');
    const probe = await probeVideo(video!);
    expect(probe).toMatchObject({ width: 640, height: 748, frameCount: FRAMES });
    for await (const frame of decodeFrames(video!, probe)) {
      const dot = centre(frame, 319.5, 239.5, 200, (luma) => luma > 140);
      expect(Math.hypot(dot!.x - 319.5, dot!.y - 239.5)).toBeLessThan(6);
    }
  });

  test('sound is copied, and only where there is sound', async () => {
    const silent = await dotClip('silent.mp4', '25');
    const loud = clips.file('loud.mp4');
    await runFfmpeg([
      '-i',
      silent,
      '-f',
      'lavfi',
      '-i',
      'sine=duration=2.6',
      '-c:v',
      'copy',
      '-c:a',
      'aac',
      loud,
    ]);
    const made = await make(loud, 'out-loud');
    const sound = (file: string) =>
      runFfprobe(['-select_streams', 'a', '-show_entries', 'packet=size', '-of', 'csv=p=0', file]);
    expect(await sound(made['enhanced_with_audio']!)).toBe(await sound(loud));
    expect(await probeVideo(made['enhanced_with_audio']!)).toMatchObject({
      frameCount: FRAMES,
      hasAudio: true,
    });
    expect(await make(silent, 'out-silent')).not.toHaveProperty('enhanced_with_audio');
    // asked for or not, tones do not take the place of sound
    const asked = await make(loud, 'out-loud-tones', { tones: true });
    expect(await sound(asked['enhanced_with_audio']!)).toBe(await sound(loud));
  });

  test('sound that begins before the picture stays where it was', async () => {
    const silent = await dotClip('late-picture.mp4', '25');
    const late = clips.file('late.mp4');
    const tone = ['-f', 'lavfi', '-i', 'sine=duration=3'];
    await runFfmpeg(['-itsoffset', '0.2', '-i', silent, ...tone, '-c:v', 'copy', '-c:a', 'aac', late]);
    const begins = async (file: string, stream: string): Promise<number> =>
      Number(
        await runFfprobe([
          ...['-select_streams', stream, '-show_entries', 'stream=start_time', '-of', 'csv=p=0', file],
        ]),
      );
    const { enhanced_with_audio: made } = await make(late, 'out-late');
    const lead = async (file: string): Promise<number> =>
      (await begins(file, 'v:0')) - (await begins(file, 'a:0'));
    expect(await lead(late)).toBeGreaterThan(0.15);
    expect(await lead(made!)).toBeCloseTo(await lead(late), 1);
  });

  test('where there is no sound, a tone sounds at each transition when asked for', async () => {
    const silent = await dotClip('quiet.mp4', '25');
    const { enhanced_with_audio: made } = await make(silent, 'out-tones', { tones: true });
    expect(await probeVideo(made!)).toMatchObject({ frameCount: FRAMES, hasAudio: true, audioCodec: 'aac' });
    const raw = await runFfmpeg([
      ...['-i', made!, '-map', '0:a:0', '-ac', '1', '-ar', String(TONE_RATE), '-f', 's16le', 'pipe:1'],
    ]);
    const loud = (from: number, to: number): number => {
      let peak = 0;
      for (let i = Math.round(from * TONE_RATE); i < to * TONE_RATE; i++)
        peak = Math.max(peak, Math.abs(raw.readInt16LE(2 * i)));
      return peak;
    };
    // 2.53° is reached at frame 19.5
    expect(loud(0.85, 1)).toBeGreaterThan(5000);
    expect(loud(0, 0.6)).toBeLessThan(500);
    expect(loud(1.3, 2.4)).toBeLessThan(500);
  });

  test('it is H.264 that browsers play, with its colours named', async () => {
    const input = await dotClip('ten.mp4', '25', [
      '-c:v',
      'libx265',
      '-x265-params',
      'log-level=none',
      '-pix_fmt',
      'yuv420p10le',
      '-colorspace',
      'bt709',
    ]);
    const { enhanced } = await make(input, 'out-ten');
    const text = await runFfprobe(['-show_streams', '-of', 'json', enhanced!]);
    expect((JSON.parse(text) as { streams: unknown[] }).streams[0]).toMatchObject({
      codec_name: 'h264',
      pix_fmt: 'yuv420p',
      color_range: 'tv',
      color_space: 'bt709',
      color_primaries: 'bt709',
      color_transfer: 'bt709',
    });
  });

  test('an abort ends it', async () => {
    const input = await dotClip('abort.mp4', '25');
    const controller = new AbortController();
    const folder = clips.file('out-abort');
    await mkdir(folder);
    const running = makeVideos(
      { input, probe: await probeVideo(input), frames: await rowsOf(input), result },
      folder,
      {
        signal: controller.signal,
        onProgress: () => controller.abort(new Error('enough')),
      },
    );
    await expect(running).rejects.toThrow('enough');
  });
});

/** The middle of the bounding box of pixels that `is` (by luma and V) accepts, within `reach` of a place. */
function centre(
  frame: YuvFrame,
  x0: number,
  y0: number,
  reach: number,
  is: (luma: number, v: number) => boolean,
): { x: number; y: number } | null {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let y = Math.ceil(y0 - reach); y <= y0 + reach; y++) {
    for (let x = Math.ceil(x0 - reach); x <= x0 + reach; x++) {
      const v = frame.v[(y >> 1) * frame.chromaWidth + (x >> 1)]!;
      if (!is(frame.y[y * frame.width + x]!, v)) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  }
  return left === Infinity ? null : { x: (left + right) / 2, y: (top + bottom) / 2 };
}

test('the test clip fits into its frame', () => {
  const [x, y] = dotAt(FRAMES - 1);
  expect(x).toBeLessThan(SIZE.width - 20);
  expect(y).toBeLessThan(SIZE.height - 100);
});
