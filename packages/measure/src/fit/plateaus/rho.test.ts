import { colourSample } from '../../testing/colour-sample';
import type { ColourSample } from '../../types';
import { estimateRho, fluxRatio, RHO_PRIOR, sharedRho } from './rho';

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
  const { lnRho, u } = estimateRho([]);
  expect(lnRho).toBeCloseTo(RHO_PRIOR.lnRho, 12);
  expect(u).toBeCloseTo(RHO_PRIOR.u, 12);
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
    white: frames(15, [Number.NaN, 1.5 * level * 3 * Math.PI, 1.5 * level * 5 * Math.PI], 0.3),
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

test('a unit whose luma does not tell the ratio has that of the others, less surely', () => {
  const told = (rho: number) => ({ lnRho: Math.log(rho), u: 0.05 });
  const [, off, none] = sharedRho([told(2.41), told(3.24), null, told(2.55)]);
  expect(Math.exp(off!.lnRho)).toBeCloseTo(Math.sqrt(3.24 * 2.55), 6);
  expect(Math.exp(none!.lnRho)).toBeCloseTo(2.55, 6);
  expect(none!.u).toBeGreaterThan(off!.u);
  expect(sharedRho([null, null])).toEqual([null, null]);
});

test('what leaves the luma of all units open leaves their ratios open', () => {
  const told = (u: number) => sharedRho([1.4, 1.4, 1.4, 1.4].map((rho) => ({ lnRho: Math.log(rho), u })))[0]!;
  expect(told(0).u).toBeCloseTo(0.1, 6);
  expect(told(0.4).u).toBeGreaterThan(0.4);
});

test.each([0.45, 0.6, 1, 1.4, 1.8, 2.1])('a ratio of %d, as lamps have it, is told without bias', (rho) => {
  const pair = { red: frames(10), white: frames(10 * rho), others: [] };
  const told = estimateRho([pair, pair], { lnRho: Math.log(rho), u: 0.1 });
  expect(Math.abs(told.lnRho - Math.log(rho))).toBeLessThan(told.u);
  expect(told.u).toBeLessThan(0.2);
});

test('what contradicts the usual ratio makes it less sure; there is no leap where it is too far off to be believed', () => {
  const told = (rho: number) => estimateRho([], { lnRho: Math.log(rho), u: 0.1 });
  expect(told(1.4).u).toBeLessThan(0.1);
  expect(told(2.7).u).toBeGreaterThan(0.15);
  const rhos = [2.7, 2.75, 2.8, 2.85, 2.9].map((rho) => told(rho));
  rhos.slice(1).forEach(({ lnRho, u }, i) => {
    expect(Math.abs(lnRho - rhos[i]!.lnRho)).toBeLessThan(0.05);
    expect(Math.abs(u - rhos[i]!.u)).toBeLessThan(0.05);
  });
  expect(told(9).lnRho).toBeLessThan(told(3).lnRho);
});
