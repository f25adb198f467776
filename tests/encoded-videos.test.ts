import { mkdir, open } from 'node:fs/promises';
import { decodeFrames, makeVideos, probeVideo, runFfmpeg, runFfprobe, type YuvFrame } from '@papiscope/video';
import { clipFolder, type ClipFolder } from '../packages/video/src/testing/clips';
import { inHighRange, type Transfer } from './support/high-dynamic-range';
import {
  movingNumber,
  openNumberedFlight,
  resultOf,
  rowsOf,
  stillNumber,
  writeNumberedFlight,
  type FlightWanted,
  type ReadOptions,
} from './support/numbered-flight';

/** More than a second at every rate, and fewer than the numbers there are. */
const FRAMES = 62;
const SMALL = { width: 640, height: 360, frames: FRAMES };
/** Of a unit's own video and of its picture among all: the light in the middle, a window of 32 pixels. */
const OWN = { centre: { x: 320, y: 240 }, zoom: 20 };
const BESIDE = { centre: { x: 240, y: 180 }, zoom: 15 };

let clips: ClipFolder;
beforeAll(async () => {
  clips = await clipFolder();
});
afterAll(() => clips.dispose());

/** A flight whose frames have their numbers burnt in, as a video. `argv`: output options. */
async function fly(name: string, wanted: FlightWanted, argv: readonly string[] = []) {
  const input = clips.file(name);
  const numbered = openNumberedFlight(wanted);
  const truth = await writeNumberedFlight(input, numbered, wanted.rate, argv);
  return { input, truth, result: resultOf(numbered) };
}
type Flown = Awaited<ReturnType<typeof fly>>;

/** Every video and still of a flight. */
async function make(
  { input, truth, result }: Flown,
  options: ReadOptions & { readonly tones?: boolean } = {},
) {
  const folder = `${input}.out`;
  await mkdir(folder);
  const probe = await probeVideo(input);
  const times: number[] = [];
  for await (const { timestamp } of decodeFrames(input, probe)) times.push(timestamp);
  expect(times).toHaveLength(truth.length);
  const frames = rowsOf(truth, times, options);
  const { tones = false } = options;
  const made = await makeVideos({ input, probe, frames, result, tones, preset: 'ultrafast' }, folder);
  const paths = Object.fromEntries(made.videos.map(({ kind, path }) => [kind, path]));
  return { times, probe, frames, paths, stills: made.stills };
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
    [
      ...['-vf', "settb=1/90000,setpts='(N/30+if(gt(mod(N,7),4),0.012,0))/TB'"],
      ...['-vsync', '0', '-enc_time_base', '1:90000'],
    ],
  ],
])('at %s frames per second frame n of every output shows frame n of the flight', async (rate, argv) => {
  const name = `rate-${rate.replace('/', '_')}.mp4`;
  const flown = await fly(name, { ...SMALL, rate: rate === 'variable' ? '30' : rate }, argv);
  const { times, probe, frames, paths, stills } = await make(flown, { tones: true });
  expect(probe.variableFrameRate || rate !== 'variable').toBe(true);
  for (const file of Object.values(paths)) expect(await beginsWithIndex(file)).toBe(true);
  const kinds = ['enhanced', 'enhanced_with_audio', 'papi_a', 'papi_b', 'side_by_side'];
  expect(Object.keys(paths).sort()).toEqual(kinds);
  const own = (frame: YuvFrame): number => movingNumber(frame, OWN.centre, OWN.zoom);
  const beside =
    (tile: number) =>
    (frame: YuvFrame): number =>
      movingNumber(frame, { ...BESIDE.centre, x: BESIDE.centre.x + 480 * tile }, BESIDE.zoom);
  for (const [kind, read] of [
    ['enhanced', stillNumber],
    ['enhanced_with_audio', stillNumber],
    ['papi_a', own],
    ['papi_b', own],
    ['side_by_side', beside(0)],
    ['side_by_side', beside(1)],
  ] as const)
    expect([kind, await numbersOf(paths[kind]!, times, read)]).toEqual([kind, all]);

  expect(stills.stills.map(({ reason }) => reason)).toEqual(Array(6).fill(null));
  for (const { unit, file, frame_number: n } of stills.stills) {
    const picture = await greyPicture(`${stills.folder}/${file!}`);
    const light = frames[n!]![unit === 'PAPI_A' ? 'papi_a' : 'papi_b']!;
    const middle = middleOf(picture, { x: light.x!, y: light.y! });
    expect([file, movingNumber(picture, middle, picture.width / 48)]).toEqual([file, n]);
  }
});

/** Players can begin before they have the whole file. */
async function beginsWithIndex(file: string): Promise<boolean> {
  const handle = await open(file);
  const { buffer } = await handle.read(Buffer.alloc(64), 0, 64, 0);
  await handle.close();
  const size = buffer.readUInt32BE(0);
  return buffer.toString('latin1', size + 4, size + 8) === 'moov';
}

/** Where the light lies in a still: the cut begins at even pixels, and holds 48 × 36 of them. */
function middleOf({ width }: YuvFrame, { x, y }: { x: number; y: number }): { x: number; y: number } {
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
  [640, 360, 5],
  [1280, 720, 5],
  [1920, 1080, 5],
  [3840, 2160, 5],
])('the box is on the light in frames of %i × %i', async (width, height, frames) => {
  const flown = await fly(`box-${height}.mp4`, { width, height, frames, rate: '5' });
  const { paths } = await make(flown, { onlyRed: true });
  const scale = Math.min(1, 1080 / height);
  for await (const frame of decodeFrames(paths['enhanced']!, await probeVideo(paths['enhanced']!))) {
    expect(frame.height).toBe(Math.min(1080, height));
    const light = flown.truth[frame.index]!.PAPI_A!;
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
  const flown = await fly('flat.mp4', { ...SMALL, frames: 8, rate: '8' });
  const input = clips.file('turned.mp4');
  // the first is understood from ffmpeg 6 on, the second one before it
  await runFfmpeg(['-display_rotation', '90', '-i', flown.input, '-c', 'copy', input]).catch(() =>
    runFfmpeg(['-i', flown.input, '-c', 'copy', '-metadata:s:v', 'rotate=90', input]),
  );
  const { rotation } = await probeVideo(input);
  expect([90, 270]).toContain(rotation);
  const turned = ({ x, y }: { x: number; y: number }): { x: number; y: number } =>
    rotation === 90 ? { x: SMALL.height - 1 - y, y: x } : { x: y, y: SMALL.width - 1 - x };
  const { paths, probe } = await make({ ...flown, input }, { place: turned, onlyRed: true });
  expect(probe).toMatchObject({ width: 360, height: 640 });
  const shown = await probeVideo(paths['enhanced']!);
  expect(shown).toMatchObject({ rotation: 0, width: 360, height: 640 });
  for await (const frame of decodeFrames(paths['enhanced']!, shown)) {
    const { x, y } = turned(flown.truth[frame.index]!.PAPI_A!);
    const box = redMiddle(frame, x, y, 14);
    expect(Math.hypot(box!.x - x, box!.y - y)).toBeLessThan(2);
  }
});

const BRIEF = { ...SMALL, frames: 5, rate: '5' };
let shownAsIs: ReturnType<typeof make> | undefined;
/** A flight of common range, made once. */
function common(): ReturnType<typeof make> {
  shownAsIs ??= fly('common.mp4', BRIEF, ['-crf', '4']).then((flown) => make(flown));
  return shownAsIs;
}

/** One decoded frame of a video. */
async function frameOf(file: string, n: number): Promise<YuvFrame> {
  for await (const frame of decodeFrames(file, await probeVideo(file)))
    if (frame.index === n) return { ...frame, y: frame.y.slice(), u: frame.u.slice(), v: frame.v.slice() };
  throw new Error(`${file} has no frame ${n}`);
}

test.each(['smpte2084', 'arib-std-b67'] as const)(
  'a flight in 10 bit of %s is shown as the same flight of common range, tagged as such',
  async (transfer: Transfer) => {
    const plain = await common();
    const numbered = openNumberedFlight(BRIEF);
    const input = clips.file(`${transfer}.mp4`);
    const truth = await writeNumberedFlight(
      input,
      numbered,
      BRIEF.rate,
      [
        ...['-c:v', 'libx265', '-preset', 'ultrafast', '-x265-params', 'log-level=none', '-crf', '4'],
        ...['-color_trc', transfer, '-color_primaries', 'bt2020', '-colorspace', 'bt2020nc'],
      ],
      { format: 'yuv420p10le', of: (picture) => inHighRange(picture, transfer) },
    );
    const high = await make({ input, truth, result: resultOf(numbered) });
    expect(high.probe).toMatchObject({ bitDepth: 10, colorTransfer: transfer, colorMatrix: 'bt2020' });
    for (const kind of ['enhanced', 'papi_a', 'side_by_side'] as const) {
      const text = await runFfprobe(['-show_streams', '-of', 'json', high.paths[kind]!]);
      expect((JSON.parse(text) as { streams: unknown[] }).streams[0]).toMatchObject({
        pix_fmt: 'yuv420p',
        color_space: 'bt709',
        color_primaries: 'bt709',
        color_transfer: 'bt709',
      });
      const [shown, asIs] = [await frameOf(high.paths[kind]!, 1), await frameOf(plain.paths[kind]!, 1)];
      // Brighter than half of the screen's light, highlights are pressed together.
      const dark = [...asIs.y.keys()].filter((i) => (asIs.y[i] ?? 0) < 16 + 219 * 0.5 ** (1 / 2.4) - 8);
      expect(dark.length).toBeGreaterThan(asIs.y.length / 2);
      const off = (plane: 'y' | 'u' | 'v', places: Iterable<number>): number => {
        const all = [...places].map((i) => Math.abs((shown[plane][i] ?? 0) - (asIs[plane][i] ?? 0)));
        return all.reduce((sum, value) => sum + value, 0) / all.length;
      };
      const differences = [off('y', dark), off('u', asIs.u.keys()), off('v', asIs.v.keys())];
      for (const difference of differences) expect(difference).toBeLessThan(2);
    }
  },
);
