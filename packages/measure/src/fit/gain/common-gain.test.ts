import { normal, uniform } from '../../testing/random';
import { commonGain } from './common-gain';
import { noiseOf } from './steady-flux';

const FRAMES = 60;
const NOISE = 0.04;
/** Cycles a frame: a 240.7 Hz drive seen 25 and 30 times a second. */
const FAST = 0.628;
const SLOW = 0.023;

const beat = (cycles: number, frame: number) => 1 + 0.5 * Math.cos(2 * Math.PI * cycles * frame);

function lamp(cycles: number, seed: number) {
  const noise = normal(uniform(seed));
  const frames = Array.from({ length: FRAMES }, (_, i) => i);
  return {
    frames,
    flux: frames.map((i) => beat(cycles, i) + NOISE * noise()),
    group: frames.map(() => 0),
    ground: 0,
  };
}

test.each([FAST, SLOW, 0])(
  'noise is what is left when a beat of %s cycles a frame has come back',
  (cycles) => {
    const { flux, group } = lamp(cycles, 1);
    expect(noiseOf(flux, group)).toBeGreaterThan(0.6 * NOISE);
    expect(noiseOf(flux, group)).toBeLessThan(2 * NOISE);
  },
);

test.each([FAST, SLOW])('a beat of %s cycles a frame is seen in full by lamps that share it', (cycles) => {
  const gain = commonGain([lamp(cycles, 1), lamp(cycles, 2), lamp(cycles, 3)], true);
  const [brightest, darkest] = [1.4, 0.6].map((level) =>
    Array.from({ length: FRAMES }, (_, i) => i).filter((i) =>
      level > 1 ? beat(cycles, i) > level : beat(cycles, i) < level,
    ),
  );
  const mean = (of: (frame: number) => number, frames: readonly number[] = []) =>
    frames.reduce((sum, i) => sum + of(i), 0) / frames.length;
  const swing = (of: (frame: number) => number) => mean(of, brightest) - mean(of, darkest);
  expect(swing((i) => gain(i).ln) / swing((i) => Math.log(beat(cycles, i)))).toBeCloseTo(1, 1);
  expect(gain(0).u).toBeLessThan(0.06);
});

describe('a camera that changes its exposure between two frames', () => {
  const STEPS = [
    { at: 20, factor: 2 },
    { at: 40, factor: 0.3 },
  ];
  const exposure = (i: number) => STEPS.reduce((all, { at, factor }) => (i < at ? all : all * factor), 1);
  /** Whose colour changes so that most of its groups end near the steps. */
  const changing = (changes: readonly number[], seed: number) => {
    const { frames, flux } = lamp(0, seed);
    const group = frames.map((i) => changes.filter((change) => i >= change).length);
    return {
      frames,
      flux: frames.map((i) => exposure(i) * (flux[i] ?? NaN) * 1.4 ** (group[i] ?? 0)),
      group,
      ground: 0,
    };
  };

  test.each([false, true])(
    'is seen in full though most lights change colour beside it (pulsed: %s)',
    (pulsed) => {
      const gain = commonGain(
        [changing([18, 42], 1), changing([21, 39], 2), changing([19, 41], 3), changing([30], 4)],
        pulsed,
      );
      for (const { at, factor } of STEPS) {
        const over = [0, 1, 2].map((i) => gain(at + 3 + i).ln - gain(at - 4 - i).ln);
        for (const step of over) expect(Math.abs(step - Math.log(factor))).toBeLessThan(0.1);
      }
    },
  );
});

describe('headlights that pass behind one of the lights', () => {
  const PASSING = [20, 30] as const;
  const passes = (i: number) => i >= PASSING[0] && i < PASSING[1];
  const lit = lamp(0, 3);
  const glared = { ...lit, flux: lit.flux.map((flux, i) => (passes(i) ? 6 * flux : flux)) };
  const during = Array.from({ length: FRAMES }, (_, i) => i).filter(passes);

  test.each([true, false])('do not make all of them brighter (pulsed: %s)', (pulsed) => {
    const gain = commonGain([glared, lamp(0, 4), lamp(0, 5)], pulsed);
    expect(Math.max(...during.map((i) => Math.abs(gain(i).ln)))).toBeLessThan(0.1);
  });

  test('leave it uncertain where only one other light is there', () => {
    const gain = commonGain([glared, lamp(0, 4)], true);
    expect(Math.max(...during.map((i) => Math.abs(gain(i).ln) / gain(i).u))).toBeLessThan(2);
    expect(Math.min(...during.map((i) => gain(i).u))).toBeGreaterThan(4 * gain(0).u);
  });
});

describe('lamps whose drive is known', () => {
  const HIDDEN = 40;
  const noise = normal(uniform(7));
  const frames = Array.from({ length: 400 }, (_, i) => i);
  const truth = (i: number) => Math.log(1 + 0.15 * Math.cos(2 * Math.PI * SLOW * i));
  const seen = frames.filter((i) => Math.floor(i / HIDDEN) % 2 === 0);
  const faint = {
    frames: seen,
    flux: seen.map((i) => Math.exp(truth(i)) * (1 + 0.08 * noise())),
    group: seen.map(() => 0),
    ground: 0,
  };
  const phase = (i: number) => (SLOW * i) % 1;
  const rms = (gain: (i: number) => { ln: number }, among: readonly number[]) =>
    Math.sqrt(among.reduce((sum, i) => sum + (gain(i).ln - truth(i)) ** 2, 0) / among.length);
  const alone = commonGain([faint], true);
  const known = commonGain([faint], true, phase);
  const hidden = frames.filter((i) => !seen.includes(i));

  test('frames share what they show of one phase', () => {
    expect(rms(known, seen)).toBeLessThan(0.6 * rms(alone, seen));
    expect(known(0).u).toBeLessThan(alone(0).u);
  });

  test('frames without a steady light have the gain of their phase', () => {
    expect(rms(known, hidden)).toBeLessThan(0.3 * rms(alone, hidden));
    expect(rms(known, hidden)).toBeLessThan(0.04);
  });
});
