import { colourSample } from '../../testing/colour-sample';
import { normal, uniform } from '../../testing/random';
import { dimLight } from './dim-luma';
import type { PlateauUnit } from '../plateaus/plateau-pairs';

const FPS = 30;
const WIDTH = 5;
/** 8 s from 40′ below to 40′ above the transition. */
const TABLE = { start: -1, step: 0.02, values: Float64Array.from({ length: 501 }, (_, i) => -50 + 0.2 * i) };
const LEG = { direction: 'up', from: 0, to: 8 } as const;
const SHAPE = [4, 3, 2, 1, 0.5];
const DARK = 0.06;

const angleIn = (frame: number) => -40 + (10 * frame) / FPS;
const white = (frame: number) => 1 / (1 + Math.exp((-4.4 * angleIn(frame)) / WIDTH));
const isDark = (frame: number) => (frame + 8) % 43 < 17;

/** Bright, inner rings clip, and what is left of the outer ones is wrong; in the dark nothing clips and all is right. */
function unit(dark: (frame: number) => boolean = isDark): PlateauUnit {
  const noise = normal(uniform(5));
  const samples = Array.from({ length: 8 * FPS }, (_, frame) => {
    const light = 0.25 + 0.75 * white(frame);
    const own = (part: number) =>
      dark(frame) ? DARK * part * light * (1 + 0.01 * noise()) : part * light * (1 + 0.5 * noise());
    return colourSample({
      frame,
      time: frame / FPS,
      luma_rings: SHAPE.map((part, ring) => (ring < 3 && !dark(frame) ? Number.NaN : own(part))),
    });
  });
  return { samples, table: TABLE, transition: { angle: 0, width: WIDTH } };
}

/** The gain of dark frames is known to a tenth at best. */
function gain(frame: number) {
  return { ln: isDark(frame) ? Math.log(DARK) + 0.1 * Math.sin(frame) : 0, u: 0.1 };
}

test('the dark of a beat has its own scale: neither the gain nor bright frames are in it', () => {
  const seen = dimLight(unit(), [LEG], 0, gain)!;
  const { points } = seen.light.legs[0]!;
  const inside = points.filter((p) => Math.abs(p.above) < WIDTH);
  expect(inside.length).toBeGreaterThan(8);
  for (const p of points) {
    expect(isDark(p.frame)).toBe(true);
    expect(Math.abs(p.flux - white(p.frame))).toBeLessThan(0.05);
    expect(p.sigma).toBeLessThan(0.03);
  }
});

test('where the gain says that the dark is not alike, its light is known to no better than that', () => {
  const uneven = (frame: number) => ({ ...gain(frame), u: 0.02 });
  const { points } = dimLight(unit(), [LEG], 0, uneven)!.light.legs[0]!;
  const bright = points.filter((p) => p.above > WIDTH);
  expect(bright.length).toBeGreaterThan(8);
  for (const p of bright) expect(p.sigma).toBeGreaterThan(0.05);
});

test('its rings are those of the dim light: inner ones, and as faint as they are', () => {
  const { rings } = dimLight(unit(), [LEG], 0, gain)!.scene;
  expect(rings[0]!.white).toBeCloseTo((DARK * 4) / Math.PI, 2);
  expect(rings.reduce((sum, r) => sum + r.weight, 0)).toBeCloseTo(1, 9);
});

test('frames on the way into the dark do not belong to it', () => {
  const fading = (frame: number) => ({ ...gain(frame), ln: isDark(frame) ? -2 - (frame % 43) / 10 : 0 });
  const lns = dimLight(unit(), [LEG], 0, fading)!.light.legs[0]!.points.map((p) => fading(p.frame).ln);
  expect(Math.max(...lns) - Math.min(...lns)).toBeLessThan(0.51);
});

test('steady lamps have no dark', () => {
  expect(
    dimLight(
      unit(() => false),
      [LEG],
      0,
      () => ({ ln: 0, u: 0.01 }),
    ),
  ).toBeNull();
});
