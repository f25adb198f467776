import type { ExposureChange } from '../../telemetry';
import { colourSample } from '../../testing/colour-sample';
import { normal, uniform } from '../../testing/random';
import { cameraCode, readLinear, type CameraCurve } from '../light/camera-curve';
import { tellCurve, usualCurve } from './curve-told';
import type { CurveWitness } from './early-rings';
import { seenChanges } from './exposure-told';

const FPS = 30;
const CODING = { matrix: 'bt709', transfer: 'gamma', unknownCurve: null, declaredCurve: null } as const;
const USUAL_CURVE = usualCurve(CODING);
/** At the third of six seconds the camera takes 0.4 times the light. */
const LN = Math.log(0.4);
const CHANGE: ExposureChange = { before: { from: 0, to: 3 }, after: { from: 3 + 1 / FPS, to: 6 }, ln: LN };

interface Scene {
  /** Light of the ground, full scale. */
  readonly ground?: number;
  /** By how much (ln) the lamps flicker, all alike. */
  readonly flicker?: number;
  /** What the camera makes of its exposure (ln). */
  readonly ln?: number;
  /** When it does, seconds. */
  readonly at?: number;
  /** Arc minutes above the transition during the flight. */
  readonly above?: (time: number) => number;
}

/** What lamps that flicker do from frame to frame, ln. */
function gainsOf(flicker: number): number[] {
  const gauss = normal(uniform(7));
  return Array.from({ length: 6 * FPS }, () => flicker * gauss());
}

/** Four white lights before a camera with this curve, grey on grey, so that their luma is coded as each channel is. */
function lights(
  curve: CameraCurve,
  { ground = 0.002, flicker = 0, ln = LN, at = 3, above = () => 30 }: Scene = {},
): CurveWitness[] {
  const gauss = normal(uniform(5));
  const gains = gainsOf(flicker);
  const read = (light: number) => readLinear(cameraCode(light, curve, 'gamma'), 'gamma');
  const sampleOf = (frame: number) => {
    const exposure = Math.exp(frame / FPS > at ? ln : 0);
    const level = (light: number) => {
      const lamp = light * Math.exp(gains[frame] ?? 0);
      return (read(exposure * (ground + lamp)) - read(exposure * ground)) * (1 + 0.01 * gauss());
    };
    const seen = read(exposure * ground);
    return colourSample({
      frame,
      time: frame / FPS,
      luma_rings: [0.5, 0.25, 0.12, 0.06].map((light, ring) => Math.PI * (2 * ring + 1) * level(light)),
      background: { r: seen, g: seen, b: seen },
    });
  };
  const step = 0.02;
  const values = Float64Array.from({ length: 8 / step }, (_, i) => above(step * i - 1));
  return Array.from({ length: 4 }, () => ({
    unit: {
      samples: gains.map((_, frame) => sampleOf(frame)),
      table: { start: -1, step, values },
      transition: { angle: 0, width: 4 },
    },
    edge: { lnScale: 0, skew: 0, tails: 0, lnReach: 0 },
    gain: () => ({ ln: 0, u: 0.01 }),
    colours: { rho: 1, red: 0.07, whiteGreen: 1, background: { r: 0.1, g: 0.1, b: 0.1 }, coding: CODING },
  }));
}

const told = (witnesses: CurveWitness[], timeOffset = 0) =>
  tellCurve([], seenChanges(witnesses, null, [CHANGE], timeOffset), CODING);

test.each([
  [-1, -1.01, -0.1],
  [0, -0.35, 0.25],
  [1, 0.7, 1.3],
])('lights that grow with a known exposure tell a curve of %d', (curve, least, most) => {
  const seen = told(lights(curve));
  expect(seen.told).toBe('exposure');
  expect(seen.curve).toBeGreaterThan(least);
  expect(seen.curve).toBeLessThan(most);
  expect(seen.u).toBeLessThan(0.65 * USUAL_CURVE.u);
});

test('lamps that flicker tell little, but the ground beside them does by day', () => {
  const flicker = 1;
  expect(told(lights(1, { flicker })).u).toBeGreaterThan(0.85 * USUAL_CURVE.u);
  const byDay = told(lights(1, { flicker, ground: 0.2 }));
  expect(byDay.told).toBe('exposure');
  expect(Math.abs(byDay.curve - 1)).toBeLessThan(0.3);
});

test('lamps that flicker as their drive does tell it as steady ones do', () => {
  const flickering = lights(1, { flicker: 0.5 });
  const drive = (frame: number) => gainsOf(0.5)[frame] ?? 0;
  const seen = tellCurve([], seenChanges(flickering, drive, [CHANGE], 0), CODING);
  expect(Math.abs(seen.curve - 1)).toBeLessThan(0.3);
  expect(seen.u).toBeLessThan(0.65 * USUAL_CURVE.u);
});

test('a drive that does what the exposure does leaves nothing to tell', () => {
  const drive = (frame: number) => (frame / FPS > 3 ? LN : 0);
  expect(seenChanges(lights(1), drive, [CHANGE], 0)).toEqual([]);
});

test('more than four changes tell as much as four', () => {
  const [seen] = seenChanges(lights(0, { flicker: 1 }), null, [CHANGE], 0);
  const many = (count: number) => tellCurve([], new Array<typeof seen & {}>(count).fill(seen!), CODING);
  expect(many(4).u).toBeLessThan(0.97 * many(1).u);
  expect(many(16).u).toBeCloseTo(many(4).u, 12);
});

test('a change that the picture does not show is none of the camera', () => {
  expect(told(lights(1, { ln: 0 }))).toEqual(USUAL_CURVE);
  expect(told(lights(1, { ln: -LN }))).toEqual(USUAL_CURVE);
});

test('whether telemetry states it by the clock of the video or by its own, it is the same change', () => {
  const [sooner, later] = [2.7, 3.3].map((at) => told(lights(1, { at }), at < 3 ? 0.3 : -0.3));
  for (const seen of [sooner, later]) expect(Math.abs(seen!.curve - 1)).toBeLessThan(0.3);
});

test('a light that changes its colour meanwhile tells nothing', () => {
  const through = lights(1, { above: (t) => 10 * (t - 3) });
  expect(seenChanges(through, null, [CHANGE], 0)).toEqual([]);
  const red = lights(1, { above: () => -30 });
  // of each the faintest ring is too faint in the shorter exposure
  expect(seenChanges(red, null, [CHANGE], 0).map(({ levels }) => levels.length)).toEqual([4 * 3]);
});
