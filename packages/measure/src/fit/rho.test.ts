import { colourSample } from '../testing/colour-sample';
import type { ColourSample } from '../types';
import { estimateRho, fluxRatio, RHO_PRIOR } from './rho';

const frames = (red: number, rings: readonly number[] = [], saturated_fraction = 0): ColourSample[] =>
  Array.from({ length: 12 }, (_, frame) =>
    colourSample({
      frame,
      time: frame / 30,
      green_red: 0.1,
      red: red * (1 + 0.01 * Math.sin(frame)),
      red_rings: rings,
      saturated_fraction,
    }),
  );

test('without plateaus the known range is assumed', () => {
  expect(estimateRho([])).toMatchObject({ ...RHO_PRIOR });
});

test('unclipped plateaus give the ratio of their red fluxes', () => {
  const { ln, level } = fluxRatio(frames(10), frames(14))!;
  expect(level).toBeNull();
  expect(Math.exp(ln)).toBeCloseTo(1.4, 6);
});

test('where the core clips, the second unclipped ring counts', () => {
  const red = frames(10, [Number.NaN, 5, 2, 1], 0.3);
  const white = frames(14, [Number.NaN, Number.NaN, 3, 1.4], 0.3);
  expect(fluxRatio(red, white)).toEqual({ ln: Math.log(1.4), level: 1 / (7 * Math.PI) });
});

test('the colours of a faint ring tell little', () => {
  const pair = (level: number) => ({
    red: frames(10, [Number.NaN, level * 3 * Math.PI, level * 5 * Math.PI], 0.3),
    white: frames(20, [Number.NaN, 2 * level * 3 * Math.PI, 2 * level * 5 * Math.PI], 0.3),
    others: [],
  });
  const [faint, bright] = [estimateRho([pair(0.002)]), estimateRho([pair(0.1)])];
  expect(bright.u).toBeLessThan(0.12);
  expect(faint.u).toBeGreaterThan(0.18);
  expect(faint.lnRho).toBeLessThan(bright.lnRho);
});

test('what the exposure did meanwhile is taken from units that kept their colour', () => {
  const pair = {
    red: frames(10),
    white: frames(14 * 0.8),
    others: [
      { red: frames(30), white: frames(24) },
      { red: frames(9), white: frames(7.2) },
    ],
  };
  const { lnRho, u } = estimateRho([pair, pair]);
  expect(Math.exp(lnRho)).toBeCloseTo(1.4, 2);
  expect(u).toBeLessThan(0.05);
  expect(estimateRho([{ ...pair, others: [] }]).u).toBeGreaterThan(u);
});
