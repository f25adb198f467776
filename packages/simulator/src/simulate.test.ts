import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { siteSchema } from '@papiscope/shared/contracts';
import { decodeFrames, extractSubtitles, probeVideo, type YuvFrame } from '@papiscope/video';
import { parseSimulation, type SimulationInput } from './options';
import { declaredTransfer, planEncode } from './output/encode';
import { truthSchema } from './output/truth';
import { createRandom } from './random';
import { createRenderer } from './render';
import { simulateFlight } from './simulate';
import { setStage } from './stage';

/** Half a second from all red to all white. */
const TINY: SimulationInput = {
  width: 640,
  height: 360,
  fov: 16,
  distance: 300,
  passes: 'up',
  climbSpeed: 8,
  lowAngle: 2.3,
  highAngle: 3.8,
  holdSeconds: 0.1,
  pan: 0,
  exposure: 0.8,
};

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'papiscope-simulator-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

/** The brightest pixel of a window, and the centroid of what is brighter than half way from the surroundings to it. */
function look(frame: YuvFrame, x: number, y: number) {
  const [cx, cy, reach] = [Math.round(x), Math.round(y), 5];
  const pixels = Array.from({ length: (2 * reach + 1) ** 2 }, (_, i) => {
    const column = cx - reach + (i % (2 * reach + 1));
    const row = cy - reach + Math.floor(i / (2 * reach + 1));
    return { column, row, luma: frame.y[row * frame.width + column]! };
  });
  const brightest = pixels.reduce((best, pixel) => (pixel.luma > best.luma ? pixel : best));
  const around = pixels.map(({ luma }) => luma).sort((a, b) => a - b)[pixels.length >> 1]!;
  const core = pixels.map((pixel) => ({ ...pixel, luma: pixel.luma - (around + brightest.luma) / 2 }));
  const lit = core.filter(({ luma }) => luma > 0);
  const total = lit.reduce((sum, { luma }) => sum + luma, 0);
  return {
    brightest,
    x: lit.reduce((sum, { luma, column }) => sum + luma * column, 0) / total,
    y: lit.reduce((sum, { luma, row }) => sum + luma * row, 0) / total,
  };
}

it('shows each unit where the truth says, red before its edge and white after it', async () => {
  const flight = await simulateFlight({ ...TINY, distractors: false, light: 'dusk', exposure: 2 }, folder);
  const site = siteSchema.parse(readJson(flight.site));
  const truth = truthSchema.parse(readJson(flight.truth));
  const probe = await probeVideo(flight.video);
  expect(site.reference_points.map((point) => point.point_type)).toContain('PAPI_D');
  expect(probe).toMatchObject({ width: 640, height: 360 });

  let seen = 0;
  for await (const frame of decodeFrames(flight.video, probe)) {
    const units = Object.values(truth.frames[frame.index]!.units);
    for (const unit of units) {
      const spot = look(frame, unit.x, unit.y);
      expect(Math.abs(spot.brightest.column - unit.x)).toBeLessThan(1.5);
      expect(Math.abs(spot.brightest.row - unit.y)).toBeLessThan(1.5);
      expect(Math.hypot(spot.x - unit.x, spot.y - unit.y)).toBeLessThan(0.6);
      const redness = frame.v[Math.round(unit.y / 2) * frame.chromaWidth + Math.round(unit.x / 2)]!;
      if (unit.white < 1e-4) expect(redness).toBeGreaterThan(135);
      seen++;
    }
    expect(frame.timestamp).toBeCloseTo(truth.frames[frame.index]!.time, 3);
  }
  expect(seen).toBe(truth.frames.length * 4);
  expect(Object.values(truth.frames[0]!.units).every(({ white }) => white < 0.01)).toBe(true);
  expect(Object.values(truth.frames.at(-1)!.units).every(({ white }) => white > 0.99)).toBe(true);
});

it('puts the telemetry into an HEVC video when asked', async () => {
  const flight = await simulateFlight(
    { ...TINY, width: 320, height: 180, codec: 'hevc', telemetryTrack: 'embedded' },
    folder,
  );
  expect(flight.telemetry).toBeNull();
  const probe = await probeVideo(flight.video);
  const text = await extractSubtitles(flight.video, probe, 0);
  expect(text).toContain('[rtk_flag: 50]');
  expect(text.match(/FrameCnt: /g)).toHaveLength(truthSchema.parse(readJson(flight.truth)).frames.length);
});

it.each([
  ['srgb', true],
  ['gamma22', true],
  ['bt709', true],
  ['srgb', false],
  ['hlg', false],
] as const)('says what it declares of the curve %s (declaresTone: %s)', async (tone, declaresTone) => {
  const options = { tone, declaresTone };
  const { video } = await simulateFlight({ ...TINY, ...options, width: 320, height: 180 }, folder);
  expect((await probeVideo(video)).colorTransfer).toBe(declaredTransfer(options));
});

it('stops with the signal and leaves no video behind', async () => {
  const controller = new AbortController();
  const reason = new Error('enough');
  const flight = simulateFlight(TINY, folder, {
    signal: controller.signal,
    onProgress: ({ done }) => {
      if (done === 3) controller.abort(reason);
    },
  });
  await expect(flight).rejects.toBe(reason);
  expect(() => readFileSync(join(folder, 'flight.mp4'))).toThrow('ENOENT');
});

it('draws the same flight from the same seed, and another from another', () => {
  const draw = (seed: number): Uint8Array => {
    const stage = setStage(parseSimulation({ ...TINY, width: 320, height: 180, seed }));
    const renderer = createRenderer(stage, createRandom(seed));
    renderer.draw(0.1);
    renderer.draw(0.2);
    return renderer.picture.bytes;
  };
  const first = Buffer.from(draw(7));
  expect(first.equals(draw(7))).toBe(true);
  expect(first.equals(draw(8))).toBe(false);
});

it('encodes with one thread, so that a limited rate is spent the same way in every run', () => {
  const argumentsOf = (codec: 'h264' | 'hevc') =>
    planEncode(parseSimulation({ ...TINY, codec, megabits: 2 }), null, 'flight').join(' ');
  expect(argumentsOf('h264')).toMatch(/-threads 1 /);
  // x265 does not heed -threads
  expect(argumentsOf('hevc')).toMatch(/-x265-params \S*pools=none:frame-threads=1 /);
});

it.each([
  [{ width: 7 }, /width/],
  [{ lowAngle: 4, highAngle: 3 }, /highest angle/],
  [{ kind: 'apapi', nominalAngles: [2.5, 3, 3.5] }, /two units/],
  [{ colour: 'green' }, /colour/],
] as [SimulationInput, RegExp][])('refuses %j', async (input, reason) => {
  await expect(simulateFlight(input, folder)).rejects.toThrow(reason);
});
