import { mkdir, open } from 'node:fs/promises';
import { decodeFrames } from '../decode/decode-frames';
import type { YuvFrame } from '../decode/yuv-frame';
import { probeVideo } from '../probe/probe';
import { runFfmpeg, runFfprobe } from '../process/run';
import { resolveTools } from '../process/tools';
import { clipFolder, type ClipFolder } from '../testing/clips';
import { measuredUnit } from '../testing/flights';
import { lightAt, makeNumberedClip, movingNumber, numberedRows, stillNumber } from '../testing/numbered-clip';
import { makeVideos } from './make-videos';

/** More than a second at every rate, and fewer than the numbers there are. */
const FRAMES = 62;
const SMALL = { width: 640, height: 360, frames: FRAMES };
const unit = measuredUnit(2.5, 2.5, 2);
const result = { units: { PAPI_A: unit, PAPI_B: unit }, time_offset: null };
/** Of a unit's own video and of its picture among all: the light in the middle, a window of 32 pixels. */
const OWN = { centre: { x: 320, y: 240 }, zoom: 20 };
const BESIDE = { centre: { x: 240, y: 180 }, zoom: 15 };

let clips: ClipFolder;
beforeAll(async () => {
  clips = await clipFolder();
});
afterAll(() => clips.dispose());

async function timesOf(file: string): Promise<number[]> {
  const times: number[] = [];
  for await (const { timestamp } of decodeFrames(file, await probeVideo(file))) times.push(timestamp);
  return times;
}

async function make(input: string, place: (n: number) => { x: number; y: number } = lightAt, count = FRAMES) {
  const folder = `${input}.out`;
  await mkdir(folder);
  const times = await timesOf(input);
  expect(times).toHaveLength(count);
  const probe = await probeVideo(input);
  const frames = numberedRows(times, place, count !== FRAMES);
  const made = await makeVideos({ input, probe, frames, result, preset: 'ultrafast' }, folder);
  const paths = Object.fromEntries(made.videos.map(({ kind, path }) => [kind, path]));
  return { times, probe, paths, stills: made.stills };
}

/** The number each frame of a video shows, and that it shows at its time. */
async function numbersOf(
  file: string,
  times: readonly number[],
  read: (frame: YuvFrame) => number,
): Promise<number[]> {
  const numbers: number[] = [];
  for await (const frame of decodeFrames(file, await probeVideo(file))) {
    expect(frame.timestamp).toBeCloseTo(times[frame.index] ?? NaN, 3);
    numbers.push(read(frame));
  }
  return numbers;
}

const all = Array.from({ length: FRAMES }, (_, n) => n);

test.each([
  ['25', []],
  ['30000/1001', []],
  ['30', ['-bf', '2', '-preset', 'superfast']],
  ['50', []],
  ['60000/1001', []],
  [
    'variable',
    ['-vf', "setpts='(N/30+if(gt(mod(N,7),4),0.012,0))/TB'", '-vsync', '0', '-enc_time_base', '1:90000'],
  ],
])('at %s frames per second frame n of every output shows frame n', async (rate, argv) => {
  const name = `rate-${rate.replace('/', '_')}.mp4`;
  const input = await makeNumberedClip(clips.file(name), SMALL, rate === 'variable' ? '30' : rate, argv);
  const { times, probe, paths, stills } = await make(input);
  expect(probe.variableFrameRate || rate !== 'variable').toBe(true);
  expect(Object.keys(paths).sort()).toEqual(['enhanced', 'papi_a', 'papi_b', 'side_by_side']);
  expect(await numbersOf(paths['enhanced']!, times, stillNumber)).toEqual(all);
  const own = (frame: YuvFrame): number => movingNumber(frame, OWN.centre, OWN.zoom);
  expect(await numbersOf(paths['papi_a']!, times, own)).toEqual(all);
  const beside = (frame: YuvFrame): number => movingNumber(frame, BESIDE.centre, BESIDE.zoom);
  expect(await numbersOf(paths['side_by_side']!, times, beside)).toEqual(all);

  expect(stills.stills.map(({ reason }) => reason)).toEqual(Array(6).fill(null));
  for (const { file, frame_number: n } of stills.stills.slice(0, 3)) {
    const picture = await greyPicture(`${stills.folder}/${file!}`);
    expect(movingNumber(picture, middleOf(picture, n!), picture.width / 48)).toBe(n);
  }
});

/** Where the light lies in a still: the cut begins at even pixels, and holds 48 × 36 of them. */
function middleOf({ width }: YuvFrame, n: number): { x: number; y: number } {
  const { x, y } = lightAt(n);
  const from = (value: number, size: number): number => 2 * Math.round((value + 0.5 - size / 2) / 2);
  const zoom = width / 48;
  return { x: (x + 0.5 - from(x, 48)) * zoom, y: (y + 0.5 - from(y, 36)) * zoom };
}

async function greyPicture(file: string): Promise<YuvFrame> {
  const size = await runFfprobe(['-show_entries', 'stream=width,height', '-of', 'csv=p=0', file]);
  const [width = 0, height = 0] = size.trim().split(',').map(Number);
  const y = await runFfmpeg(['-i', file, '-f', 'rawvideo', '-pix_fmt', 'gray', 'pipe:1']);
  expect(y).toHaveLength(width * height);
  return { width, height, y } as unknown as YuvFrame;
}

test.each([
  [640, 360, 30],
  [1280, 720, 5],
  [1920, 1080, 5],
  [3840, 2160, 5],
])('the box is on the light in frames of %i × %i', async (width, height, frames) => {
  const input = await makeNumberedClip(clips.file(`box-${height}.mp4`), { width, height, frames }, '5');
  const { paths } = await make(input, lightAt, frames);
  const scale = Math.min(1, 1080 / height);
  for await (const frame of decodeFrames(paths['enhanced']!, await probeVideo(paths['enhanced']!))) {
    expect(frame.height).toBe(Math.min(1080, height));
    const light = lightAt(frame.index);
    const [x, y] = [(light.x + 0.5) * scale - 0.5, (light.y + 0.5) * scale - 0.5];
    const box = redMiddle(frame, x, y, 14);
    expect(Math.hypot(box!.x - x, box!.y - y)).toBeLessThan(2);
  }
});

/** The middle of the bounding box of red pixels within reach of a place. */
function redMiddle(frame: YuvFrame, x0: number, y0: number, reach: number): { x: number; y: number } | null {
  const found: [number, number][] = [];
  for (let y = Math.ceil(y0 - reach); y <= y0 + reach; y++)
    for (let x = Math.ceil(x0 - reach); x <= x0 + reach; x++)
      if ((frame.v[(y >> 1) * frame.chromaWidth + (x >> 1)] ?? 0) > 160) found.push([x, y]);
  if (found.length === 0) return null;
  const middle = (axis: 0 | 1): number => {
    const values = found.map((place) => place[axis]);
    return (Math.min(...values) + Math.max(...values)) / 2;
  };
  return { x: middle(0), y: middle(1) };
}

test('a video that is to be shown turned is turned, with its light in the box', async () => {
  const flat = await makeNumberedClip(clips.file('flat.mp4'), { ...SMALL, frames: 8 }, '8');
  const input = clips.file('turned.mp4');
  const { passthrough } = await resolveTools();
  const [before, after] =
    passthrough[0] === '-fps_mode' ? [['-display_rotation', '90'], []] : [[], ['-metadata:s:v', 'rotate=90']];
  await runFfmpeg([...before, '-i', flat, '-c', 'copy', ...after, input]);
  const { rotation } = await probeVideo(input);
  expect([90, 270]).toContain(rotation);
  const turned = (n: number): { x: number; y: number } => {
    const { x, y } = lightAt(n);
    return rotation === 90 ? { x: SMALL.height - 1 - y, y: x } : { x: y, y: SMALL.width - 1 - x };
  };
  const { paths, probe } = await make(input, turned, 8);
  expect(probe).toMatchObject({ width: 360, height: 640 });
  const shown = await probeVideo(paths['enhanced']!);
  expect(shown).toMatchObject({ rotation: 0, width: 360, height: 640 });
  for await (const frame of decodeFrames(paths['enhanced']!, shown)) {
    const { x, y } = turned(frame.index);
    const box = redMiddle(frame, x, y, 14);
    expect(Math.hypot(box!.x - x, box!.y - y)).toBeLessThan(2);
  }
});

test('10 bit of high dynamic range becomes what a common screen shows, tagged as such', async () => {
  // diffuse white of 203 cd/m² is 58 % of the PQ signal
  const input = await makeNumberedClip(clips.file('hdr.mp4'), { ...SMALL, frames: 30 }, '30', [
    ...[
      '-vf',
      'format=yuv420p,lutyuv=y=143:u=128:v=128',
      '-c:v',
      'libx265',
      '-x265-params',
      'log-level=none',
      '-pix_fmt',
      'yuv420p10le',
    ],
    ...['-color_trc', 'smpte2084', '-color_primaries', 'bt2020', '-colorspace', 'bt2020nc'],
  ]);
  const { paths, probe } = await make(input, lightAt, 30);
  expect(probe).toMatchObject({ bitDepth: 10, colorTransfer: 'smpte2084', colorMatrix: 'bt2020' });
  const text = await runFfprobe(['-show_streams', '-of', 'json', paths['papi_a']!]);
  expect((JSON.parse(text) as { streams: unknown[] }).streams[0]).toMatchObject({
    pix_fmt: 'yuv420p',
    color_space: 'bt709',
    color_primaries: 'bt709',
    color_transfer: 'bt709',
  });
  for (const [kind, x, y] of [
    ['enhanced', 560, 200],
    ['papi_a', 560, 240],
    ['side_by_side', 400, 180],
  ] as const) {
    for await (const frame of decodeFrames(paths[kind]!, await probeVideo(paths[kind]!))) {
      // 0.816 of full light, by BT.1886
      expect(Math.abs(frame.y[y * frame.width + x]! - (16 + 219 * 0.816 ** (1 / 2.4)))).toBeLessThan(4);
    }
  }
});

test('players can begin before they have the whole file', async () => {
  const input = await makeNumberedClip(clips.file('fast.mp4'), { ...SMALL, frames: 30 }, '30');
  const { paths } = await make(input, lightAt, 30);
  for (const file of Object.values(paths)) {
    const handle = await open(file);
    const { buffer } = await handle.read(Buffer.alloc(64), 0, 64, 0);
    await handle.close();
    const size = buffer.readUInt32BE(0);
    expect(buffer.toString('latin1', size + 4, size + 8)).toBe('moov');
  }
});
