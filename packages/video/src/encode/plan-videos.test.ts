import { frameRow, measuredUnit } from '../testing/flights';
import { parseProbe } from '../probe/parse-probe';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { planVideos, type EncodeRequest } from './plan-videos';

const probe = parseProbe(
  JSON.parse(readFileSync(join(__dirname, '../probe/fixtures/plain.json'), 'utf8')) as unknown,
);
const frames = Array.from({ length: 3 }, (_, n) =>
  frameRow(n, n / 30, {
    papi_a: { x: 500 + n, y: 300, angle: 2.51 + n / 100, signal: 0.2 + n / 10 },
    ...(n === 1 ? {} : { papi_b: { x: 620, y: 300, status: 'WHITE', angle: 2.8 } }),
  }),
);
const request: EncodeRequest = {
  input: '/videos/flight.mp4',
  probe,
  frames,
  result: {
    units: {
      PAPI_A: { ...measuredUnit(2.5, 2.53), plateaus: { red: 0.07, white: 0.8, intensity_ratio: 1.4 } },
      PAPI_B: measuredUnit(2.83, null),
      PAPI_C: measuredUnit(3.17, null),
    },
    time_offset: null,
  },
  passthrough: ['-vsync', '0'],
};
const textOf = (name: string, changes: Partial<EncodeRequest> = {}): string =>
  [
    ...(planVideos({ ...request, ...changes })
      .files.find((file) => file.name === name)
      ?.lines() ?? []),
  ].join('');
const graphOf = (changes: Partial<EncodeRequest> = {}): string => {
  const { argv } = planVideos({ ...request, ...changes });
  return argv[argv.indexOf('-filter_complex') + 1]!;
};

test('the command line as a whole', () => {
  expect(planVideos(request).argv).toMatchSnapshot();
});

test('a unit that was never found has a column, but no video', () => {
  expect(planVideos(request).videos.map(({ kind }) => kind)).toEqual([
    'enhanced',
    'papi_a',
    'papi_b',
    'side_by_side',
  ]);
  expect(textOf('enhanced-fixed.ass')).toContain('}C\n');
});

test('a unit has a box in the frames in which it was found, in its colour', () => {
  const lines = textOf('enhanced.ass')
    .split('\n')
    .filter((line) => line.startsWith('Dialogue: 5,'));
  const red = lines.filter((line) => line.includes('\\3c&H3040FF&'));
  const white = lines.filter((line) => line.includes('\\3c&HFFFFFF&'));
  expect(red.map((line) => line.split(',').slice(1, 3))).toEqual([
    ['0:00:00.00', '0:00:00.02'],
    ['0:00:00.02', '0:00:00.05'],
    ['0:00:00.05', '0:00:00.08'],
  ]);
  expect(white).toHaveLength(2);
  expect(red[0]).toContain('\\pos(489.5,289.5)');
});

test('every frame says its number, and each unit its angle and nominal angle', () => {
  const text = textOf('enhanced.ass') + textOf('enhanced-fixed.ass');
  for (const words of [
    'Frame 0   0:00.000',
    'Frame 2   0:00.067',
    '2.510°',
    '2.530°',
    'nominal 2.50°',
    'pass',
  ]) {
    expect(text).toContain(words);
  }
});

test('commands move only what has moved', () => {
  const lines = textOf('crops-0.cmd').trim().split('\n');
  expect(lines).toHaveLength(3);
  expect(lines[0]).toMatch(/^0\.000000 crop@papi_a_coarse x \d+, .*crop@papi_b_fine y \d+;$/);
  expect(lines[1]).toMatch(/^0\.016667 crop@papi_a/);
  expect(lines[1]).not.toContain('papi_b');
});

test('a long flight has its commands in several scripts', () => {
  const long = Array.from({ length: 450 }, (_, n) => frameRow(n, n / 30, { papi_a: { x: 500 + n, y: 300 } }));
  const { files } = planVideos({ ...request, frames: long });
  const scripts = files.filter(({ name }) => name.endsWith('.cmd'));
  expect(scripts.map(({ lines }) => [...lines()].length)).toEqual([200, 200, 50]);
  expect(graphOf({ frames: long })).toContain(
    'sendcmd=f=crops-0.cmd,sendcmd=f=crops-1.cmd,sendcmd=f=crops-2.cmd,split',
  );
});

test('4K is annotated at 1080 lines, boxes and all', () => {
  const large = { probe: { ...probe, width: 3840, height: 2160 } };
  expect(graphOf(large)).toContain('[enhanced_in]scale=1920:1080:flags=bicubic[enhanced_plain]');
  expect(textOf('enhanced.ass', large)).toContain('\\pos(239.3,139.3)');
  expect(graphOf({ ...large, maxHeight: 2160 })).toContain('[enhanced_in]null[enhanced_plain]');
});

test('full range and 10 bit become limited range and 8 bit', () => {
  expect(graphOf({ probe: { ...probe, colorRange: 'pc', pixelFormat: 'yuvj420p' } })).toContain(
    '[enhanced_in]scale=in_range=pc:out_range=tv,format=yuv420p[enhanced_plain]',
  );
  const ten = graphOf({ probe: { ...probe, pixelFormat: 'yuv420p10le', bitDepth: 10 } });
  expect(ten).toContain('[enhanced_in]format=yuv420p[enhanced_plain]');
  expect(ten).toMatch(/crop@papi_a_coarse=[^,]+,scale=720:560:flags=bicubic,format=yuv420p,crop@papi_a_fine/);
});

test('high dynamic range goes through a table, in each branch where there are fewest pixels', () => {
  const hdr = {
    probe: {
      ...probe,
      width: 3840,
      height: 2160,
      pixelFormat: 'yuv420p10le',
      bitDepth: 10,
      colorMatrix: 'bt2020',
      colorTransfer: 'arib-std-b67',
    },
  } as const;
  const graph = graphOf(hdr);
  expect(graph).toContain(
    '[enhanced_in]scale=1920:1080:flags=bicubic:in_color_matrix=bt2020:in_range=tv,format=gbrp10le,lut3d=file=hdr.cube,scale=out_color_matrix=bt709:out_range=tv,format=yuv420p[enhanced_plain]',
  );
  expect(graph).toMatch(
    /crop@papi_a_coarse=w=36:[^,]+,scale=in_color_matrix=bt2020:in_range=tv,format=gbrp10le,lut3d/,
  );
  expect(textOf('hdr.cube', hdr).split('\n')).toHaveLength(1 + 33 ** 3 + 1);
  const { argv } = planVideos({ ...request, ...hdr });
  expect(argv[argv.indexOf('-color_trc') + 1]).toBe('bt709');
});

test('eight units stand in two rows', () => {
  const lights = Object.fromEntries(
    [...'abcdefgh'].map((letter, i) => [`papi_${letter}`, { x: 100 + 90 * i, y: 300 }]),
  );
  const graph = graphOf({ frames: [frameRow(0, 0, lights)], result: { units: {}, time_offset: null } });
  expect(graph).toContain('hstack=inputs=4,pad=1920:540:0:0:color=0x15181c[row_1];');
  expect(graph).toContain('[row_0][row_1]vstack=inputs=2[side_by_side_plain]');
});

test('letters of the two sides stand beside each other in the plot, those of neighbours apart', () => {
  const settings = [2.5, 2.83, 3.17, 3.5];
  const units = Object.fromEntries(
    [...'ABCDEFGH'].map((letter, i) => {
      const nominal = settings[i % 4] ?? 0;
      return [`PAPI_${letter}`, measuredUnit(nominal, nominal + (i < 4 ? 0.02 : -0.02))];
    }),
  );
  const climb = [2.2, 3.8].map((angle, n) => frameRow(n, n / 30, { papi_a: { x: 500, y: 300, angle } }));
  const text = textOf('enhanced.ass', { frames: climb, result: { units, time_offset: null } });
  expect(text.match(/(?<=\})[A-H]{1,8}(?=\n)/g)).toEqual(expect.arrayContaining(['AE', 'BF', 'CG', 'DH']));
});

test.each(['enhanced.ass', 'enhanced-fixed.ass', 'papi_a.ass', 'papi_a-fixed.ass', 'side_by_side.ass'])(
  'the drawings of %s as a whole',
  (name) => {
    expect(textOf(name, { frames: frames.slice(0, 2) })).toMatchSnapshot();
  },
);

test('without measurements there still is a video', () => {
  const plan = planVideos({ ...request, frames: [], result: { units: {}, time_offset: null } });
  expect(plan.videos.map(({ kind }) => kind)).toEqual(['enhanced']);
  expect(plan.argv.join(' ')).not.toContain('sendcmd');
});
