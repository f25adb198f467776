import { colourSample } from '../../testing/colour-sample';
import { normal, uniform } from '../../testing/random';
import type { RingSum } from './luma-frames';
import { weighRings } from './luma-rings';
import type { PlateauUnit } from '../plateaus/plateau-pairs';

const FPS = 30;
const WIDTH = 6;
/** 8 s from 40′ below to 40′ above the transition. */
const TABLE = { start: -1, step: 0.02, values: Float64Array.from({ length: 501 }, (_, i) => -50 + 0.2 * i) };
const LEG = { direction: 'up', from: 0, to: 8 } as const;
const SHAPE = [8, 4, 2, 1, 0.5, 0.25];
const STEADY = () => ({ ln: 0, u: 0.01 });

const above = (frame: number) => -40 + (10 * frame) / FPS;
const white = (frame: number) => 1 / (1 + Math.exp((-4.4 * above(frame)) / WIDTH));
/** Passes 4′ above the middle of the edge, twice as bright as the rings it shines into. */
const passing = (frame: number) => 2 * Math.exp(-(((above(frame) - 4) / 2) ** 2));

/** `outside`: shines into all rings but the two innermost; `noise`: parts of the light of a ring. */
function unit({
  outside = () => 0,
  noise = 0.02,
  seed = 3,
  clipped = false,
  hidden = () => false,
}: Partial<Look> = {}): PlateauUnit {
  const gauss = normal(uniform(seed));
  const samples = Array.from({ length: 8 * FPS }, (_, frame) =>
    colourSample({
      frame,
      time: frame / FPS,
      luma_rings: SHAPE.map((part, ring) => {
        const light = 0.3 + 0.7 * white(frame) + (ring > 1 ? outside(frame) : 0);
        const unseen = (clipped && ring === 0) || (hidden(frame) && ring < 3);
        return unseen ? Number.NaN : part * light * (1 + noise * gauss());
      }),
    }),
  );
  return { samples, table: TABLE, transition: { angle: 0, width: WIDTH } };
}

interface Look {
  readonly outside: (frame: number) => number;
  readonly noise: number;
  readonly seed: number;
  /** The innermost ring is. */
  readonly clipped: boolean;
  /** Frames in which the inner half of the rings is not seen. */
  readonly hidden: (frame: number) => boolean;
}

const weigh = (seen: PlateauUnit) => weighRings(seen, [LEG], 0, STEADY, false)!;

test('rings into which something shines while the light changes its colour hardly count', () => {
  const { from, weights } = weigh(unit({ outside: passing, noise: 0.005 }));
  expect(from).toBe(0);
  expect(weights[2]! / weights[1]!).toBeLessThan(0.1);
});

test('rings of one light that scatter alike are summed up to the outermost', () => {
  const { weights } = weigh(unit());
  expect(weights).toHaveLength(SHAPE.length);
  expect(Math.min(...weights)).toBeGreaterThan(0.05);
});

test('a steady light that is seen whole counts as a whole; a clipped one or a pulsed one by what scatters least', () => {
  const evenness = ({ weights }: RingSum) => weights.at(-1)! / weights[0]!;
  const whole = evenness(weigh(unit()));
  expect(whole).toBeGreaterThan(0.7);
  expect(evenness(weigh(unit({ clipped: true })))).toBeLessThan(0.45);
  expect(evenness(weighRings(unit(), [LEG], 0, STEADY, true)!)).toBeLessThan(0.45);
});

test('another draw of the same noise leaps to no other rings', () => {
  const parts = [3, 4, 5, 6, 7, 8].map((seed) => {
    const { weights } = weigh(unit({ noise: 0.002, seed }));
    const light = weights.map((w, ring) => w * SHAPE[ring]!);
    return light[0]! / light.reduce((a, b) => a + b, 0);
  });
  expect(Math.max(...parts) - Math.min(...parts)).toBeLessThan(0.15);
});

test('a light without a transition has no rings for it', () => {
  expect(weighRings({ ...unit(), transition: null }, [LEG], 0, STEADY, false)).toBeNull();
});

test('inner rings of a steady light count although something hides them for a moment; those of a pulsed one must be seen in its bright frames', () => {
  const passed = unit({ hidden: (frame) => above(frame) > 10 && above(frame) < 11.7 });
  expect(weighRings(passed, [LEG], 0, STEADY, false)!.from).toBe(0);
  expect(weighRings(passed, [LEG], 0, STEADY, true)!.from).toBe(3);
});
