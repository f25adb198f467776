import { colourSample } from '../../testing/colour-sample';
import { normal, uniform } from '../../testing/random';
import { type CameraCurve, type GammaCurve } from '../light/camera-curve';
import { tellCurve, usualCurve } from './curve-told';
import { earlyRings, type CurveWitness } from './early-rings';
import { lumaMixture } from '../light/mixture';
import { whitePart } from '../light/model';
import type { Leg } from '../types';

const FPS = 30;
const SECONDS = 8;
const STEP = 0.02;
/** 40′ below to 40′ above the transition in 8 s, and back. */
const VALUES = Float64Array.from(
  { length: (2 * SECONDS) / STEP + 101 },
  (_, i) => 40 - 10 * Math.abs(STEP * i - 1 - SECONDS),
);
const TABLE = { start: -1, step: STEP, values: VALUES };
const CLIMB: Leg = { direction: 'up', from: 0, to: SECONDS };
const DESCENT: Leg = { direction: 'down', from: SECONDS, to: 2 * SECONDS };
const EDGE = { lnScale: Math.log(7 / (2 * Math.log(9))), skew: 0, tails: 0, lnReach: 0 };
const NIGHT = {
  ...{ rho: 1.4, red: 0.07, whiteGreen: 0.85, background: { r: 0.003, g: 0.003, b: 0.003 } },
  coding: { matrix: 'bt709', transfer: 'gamma', unknownCurve: null, declaredCurve: null },
} as const;
const USUAL_CURVE = usualCurve(NIGHT.coding);
/** Full scale, from the core outwards. */
const LEVELS = [0.7, 0.3, 0.12, 0.05];

/** Lights of a camera with this curve; `noise`: of each ring, parts of its flux; `late`: seconds by which an encoder changes the faint half of the rings late. */
function lights(curve: CameraCurve, { noise = 0.01, late = 0 } = {}): CurveWitness[] {
  const gauss = normal(uniform(9));
  const mixtures = LEVELS.map((white) => lumaMixture({ ...NIGHT, curve, rings: [{ white, weight: 1 }] }));
  const angleAt = (time: number) => 40 - 10 * Math.abs(time - SECONDS);
  const sampleOf = (frame: number) =>
    colourSample({
      frame,
      time: frame / FPS,
      luma_rings: LEVELS.map((level, ring) => {
        const white = whitePart(angleAt(frame / FPS - (ring > 1 ? late : 0)), EDGE);
        const light = 0.3 + 0.7 * (mixtures[ring]?.share(white) ?? 0);
        return Math.PI * (2 * ring + 1) * level * light * (1 + noise * gauss());
      }),
      background: NIGHT.background,
    });
  return Array.from({ length: 4 }, () => ({
    unit: {
      samples: Array.from({ length: 2 * SECONDS * FPS }, (_, frame) => sampleOf(frame)),
      table: TABLE,
      transition: { angle: 0, width: 7 },
    },
    edge: EDGE,
    gain: () => ({ ln: 0, u: 0.01 }),
    colours: NIGHT,
  }));
}

const told = (witnesses: CurveWitness[], declaredCurve: GammaCurve | null = null) =>
  tellCurve(earlyRings(witnesses, [CLIMB, DESCENT], 0), [], { ...NIGHT.coding, declaredCurve });

test('the rings of a clear night tell how a camera is, more than half of the way', () => {
  const [likeBt709, likeSrgb, likePower] = [1, 0, -1].map((curve) => told(lights(curve)));
  expect(likeBt709!.curve).toBeGreaterThan(0.55);
  expect(likeBt709!.curve).toBeLessThan(1.1);
  expect(likeBt709!.u).toBeLessThan(USUAL_CURVE.u);
  expect(Math.abs(likeSrgb!.curve)).toBeLessThan(0.12);
  expect(likeSrgb!.u).toBeLessThan(0.6 * USUAL_CURVE.u);
  expect(likePower!.curve).toBeLessThan(-0.5);
  expect(likePower!.u).toBeLessThan(0.6 * USUAL_CURVE.u);
});

test('rings that scatter leave the curve where it was', () => {
  const seen = told(lights(1, { noise: 0.15 }));
  expect(Math.abs(seen.curve - USUAL_CURVE.curve)).toBeLessThan(0.2);
  expect(seen.u).toBeGreaterThan(0.35);
});

test('faint rings that an encoder changes late tell no curve: climb and descent differ by that', () => {
  const seen = told(lights(0, { late: 0.04 }));
  expect(Math.abs(seen.curve - USUAL_CURVE.curve)).toBeLessThan(0.2);
  expect(seen.u).toBeGreaterThan(0.4);
});

test('where no ring tells it, the curve is the usual one', () => {
  expect(tellCurve([], [], NIGHT.coding)).toEqual(USUAL_CURVE);
  const unclear = lights(1).map((light) => ({
    ...light,
    unit: {
      ...light.unit,
      samples: light.unit.samples.map((s) => ({ ...s, luma_rings: s.luma_rings.map(() => Number.NaN) })),
    },
  }));
  expect(told(unclear)).toEqual(USUAL_CURVE);
});

test.each([-1, 0])('a declared curve of %d is believed, more than any that cameras usually have', (curve) => {
  const declared = tellCurve([], [], { ...NIGHT.coding, declaredCurve: curve });
  expect(Math.abs(declared.curve - curve)).toBeLessThan(0.3);
  expect(declared.u).toBeLessThan(0.5 * USUAL_CURVE.u);
  const unlike = told(lights(1), curve);
  expect(unlike.curve).toBeLessThan(told(lights(1)).curve);
});

test.each([-1, 0, 1])('what is told of a curve of %d is in the probabilities of all curves, too', (curve) => {
  const { likely, ...seen } = told(lights(curve));
  const sum = (of: (c: number) => number) =>
    likely.reduce((all, l) => all + l.weight * (typeof l.curve === 'number' ? of(l.curve) : 0), 0);
  expect(likely.reduce((all, l) => all + l.weight, 0)).toBeCloseTo(1, 9);
  expect(sum((c) => c)).toBeCloseTo(seen.curve, 1);
  expect(Math.sqrt(sum((c) => (c - seen.curve) ** 2))).toBeGreaterThanOrEqual(0.95 * seen.u);
});

test('the rings of a clear night tell a camera that is like film from all others', () => {
  for (const film of [0.5, 1]) {
    expect(told(lights({ tone: 'contrast', film })).film).toBeGreaterThan(0.99);
    expect(told(lights({ tone: 'soft', film })).film).toBeGreaterThan(0.9);
  }
  for (const gamma of [-1, 0, 0.5, 1]) expect(told(lights(gamma)).film).toBeLessThan(0.01);
  expect(told(lights({ tone: 'contrast', film: 1 }, { noise: 0.3 })).film).toBeGreaterThan(0.05);
  expect(told(lights(0, { noise: 0.3 })).film).toBeGreaterThan(0.01);
});

test('one camera in five may be like film; none whose video declares its curve or a transfer of its own', () => {
  expect(USUAL_CURVE.film).toBeCloseTo(0.2, 9);
  expect(usualCurve({ ...NIGHT.coding, declaredCurve: 0 }).film).toBe(0);
  expect(usualCurve({ ...NIGHT.coding, transfer: 'hlg' }).film).toBe(0);
});
