import { chromaMixture, likelyLumaMixture, lumaMixture, rhoOfLuma } from './mixture';
import { EDGE_SIGNAL, edgeExtent, edgeSignal, SLOPE, whitePart, type EdgeParameters } from './model';

const EDGE: EdgeParameters = {
  lnScale: Math.log(0.7),
  skew: 0.1,
  tails: 0.3,
  lnReach: 0.4,
  low: 0.07,
  high: 0.82,
  lowDrift: 0.01,
  highDrift: -0.02,
  mixture: chromaMixture(1.39),
  surplus: 0.1,
};

/** Two rings of a light at night: black all around. */
const ON_BLACK = {
  rho: 1.39,
  red: 0.07,
  whiteGreen: 0.82,
  background: { r: 0, g: 0, b: 0 },
  rings: [
    { white: 0.6, weight: 0.7 },
    { white: 0.2, weight: 0.3 },
  ],
  curve: 0.25,
  coding: { matrix: 'bt709', transfer: 'gamma', unknownCurve: null, declaredCurve: null },
} as const;

const TWO = { middle: -0.0621, width: 2.6013 };

/** Standard normal distribution, by Simpson's rule. */
function normal(z: number): number {
  const steps = 200;
  const at = (i: number) => Math.exp(-(((z * i) / steps) ** 2) / 2);
  const sum = Array.from(
    { length: steps + 1 },
    (_, i) => at(i) * (i % steps === 0 ? 1 : i % 2 === 1 ? 4 : 2),
  );
  return 0.5 + ((z / steps / 3) * sum.reduce((a, b) => a + b, 0)) / Math.sqrt(2 * Math.PI);
}

/** The simulator's double edge in widths about its 50 % point, which lies at -0.0621; it is 2.6013 units wide from 10 to 90 %. */
function twoLenses(z: number): number {
  const t = TWO.middle + z * TWO.width;
  return 0.55 * normal((t + 0.75) / 0.7) + 0.45 * normal((t - 0.75) / 0.6);
}

function signal(x: number, edge: EdgeParameters): Float64Array {
  const out = new Float64Array(EDGE_SIGNAL);
  edgeSignal(x, edge, out);
  return out;
}

test('half of the white flux lies at θ0, whatever skew and tails; 10 and 90 % at the extents', () => {
  for (const skew of [-0.4, 0, 0.4]) {
    for (const tails of [-0.2, 0, 1.3]) {
      const form = { lnScale: 0, skew, tails, lnReach: 0.2 };
      const { below, above } = edgeExtent(form);
      expect(whitePart(0, form)).toBe(0.5);
      expect(whitePart(-below, form)).toBeCloseTo(0.1, 8);
      expect(whitePart(above, form)).toBeCloseTo(0.9, 8);
    }
  }
});

test.each([
  ['an error function', 0.327, Math.exp(-1.389), (z: number) => normal(2.5631 * z)],
  ['two lenses set apart', 1.256, Math.exp(-1.192), (z: number) => twoLenses(z)],
])('the tails meet %s of width 1 to 1 %% of the flux', (_, tails, scale, truth) => {
  const form = { lnScale: Math.log(scale), skew: 0, tails, lnReach: 0 };
  for (let z = -1.5; z <= 1.5; z += 0.05) expect(Math.abs(whitePart(z, form) - truth(z))).toBeLessThan(0.02);
  const { below, above } = edgeExtent(form);
  expect(below + above).toBeCloseTo(1, 1);
});

test('the width of a symmetric edge is 4.394 s', () => {
  const { below, above } = edgeExtent({ lnScale: Math.log(0.7), skew: 0, tails: 0, lnReach: 0 });
  expect(below + above).toBeCloseTo(4.3944 * 0.7, 3);
});

test('the colour at half of the white flux: (0.5·0.07 + 0.5·1.39·0.82) / (0.5 + 0.5·1.39)', () => {
  expect(signal(0, EDGE)[0]).toBeCloseTo(0.604_9 / 1.195, 6);
});

test('an assumed ρ of 1 would move the angle of a 3′ edge by s·ln ρ = 0.22′', () => {
  const true39 = signal(0, { ...EDGE, skew: 0, tails: 0 })[0]!;
  const blind = { ...EDGE, skew: 0, tails: 0, mixture: chromaMixture(1) };
  const scale = 3 / 4.394;
  expect(signal(scale * Math.log(1.39), { ...blind, lnScale: Math.log(scale), highDrift: 0 })[0]).toBeCloseTo(
    true39,
    6,
  );
  expect(scale * Math.log(1.39)).toBeCloseTo(0.225, 3);
});

test.each([
  ['chroma', chromaMixture(1.39)],
  ['luma', lumaMixture(ON_BLACK)],
])('the derivatives of the %s signal are those of small differences', (_, mixture) => {
  const step = 1e-6;
  const keys = [
    'lnScale',
    'skew',
    'tails',
    'low',
    'high',
    'lowDrift',
    'highDrift',
    'surplus',
    'lnReach',
  ] as const;
  for (const x of [-9, -1.3, -0.2, 0.3, 1.1, 14]) {
    const edge = { ...EDGE, mixture };
    const analytic = signal(x, edge);
    const across = (signal(x + step, edge)[0]! - signal(x - step, edge)[0]!) / (2 * step);
    expect(analytic[SLOPE.x]).toBeCloseTo(across, 5);
    for (const key of keys) {
      const up = signal(x, { ...edge, [key]: edge[key] + step })[0]!;
      const down = signal(x, { ...edge, [key]: edge[key] - step })[0]!;
      expect(analytic[SLOPE[key]]).toBeCloseTo((up - down) / (2 * step), 5);
    }
  }
});

test('ρ is found again from the luma of both colours', () => {
  /** λ(0) / λ(1) of both rings by hand, as above. */
  const redOverWhite = 0.7 * (0.07539 / 0.6) + 0.3 * (0.02473 / 0.2);
  expect(Math.exp(rhoOfLuma(ON_BLACK, redOverWhite))).toBeCloseTo(1.39, 2);
  expect(rhoOfLuma(ON_BLACK, 0.9)).toBeNaN();
});

test('luma goes from 0 to 1; on black it is ahead of the white part, on bright ground it is not', () => {
  const black = lumaMixture(ON_BLACK);
  expect(black.share(0)).toBeCloseTo(0, 12);
  expect(black.share(1)).toBeCloseTo(1, 12);
  /** By hand: ring 1 λ = 0.0754, 0.3515, 0.6000, ring 2 λ = 0.0247, 0.1167, 0.2000 at u = 0, ½, 1: 0.7 · 0.5264 + 0.3 · 0.5247. */
  expect(black.share(0.5)).toBeCloseTo(0.5259, 3);
  const ground = { r: 0.5, g: 0.5, b: 0.5 };
  const faint = [{ white: 0.02, weight: 1 }];
  const bright = lumaMixture({ ...ON_BLACK, background: ground, rings: faint });
  expect(bright.share(0.5)).toBeCloseTo(0.5, 2);
});

test('of a curve that is not known the luma is the mean of all that it may be, off by their standard deviation', () => {
  const [srgb, bt709] = [0, 1].map((curve) => lumaMixture({ ...ON_BLACK, curve }));
  const certain = likelyLumaMixture(ON_BLACK, [{ curve: 1, weight: 1 }]);
  const { mean, off } = likelyLumaMixture(ON_BLACK, [
    { curve: 0, weight: 0.75 },
    { curve: 1, weight: 0.25 },
  ]);
  for (const u of [0.2, 0.5, 0.8]) {
    const [first, second] = [srgb!.share(u), bt709!.share(u)];
    expect(first - second).toBeGreaterThan(0.01);
    expect(certain.mean.share(u)).toBeCloseTo(second, 12);
    expect(certain.off.share(u)).toBeCloseTo(second, 12);
    expect(mean.share(u)).toBeCloseTo(0.75 * first + 0.25 * second, 12);
    expect(off.share(u) - mean.share(u)).toBeCloseTo(Math.sqrt(0.75 * 0.25) * (first - second), 12);
  }
});

test('no channel is coded below 0: red that takes green away starts late', () => {
  const [rho, red, white] = [1.39, -0.05, 0.82];
  /** Of the part of 0.05 of a red light nothing is seen until as much green has come: u·1.39·0.82 = (1 − u)·0.05. */
  const first = 0.05 / (0.05 + rho * white);
  const { share, slope } = chromaMixture(rho, 0.05 / white);
  expect(share(0.9 * first)).toBe(0);
  expect(slope(0.9 * first)).toBe(0);
  for (const u of [0.2, 0.5, 0.8]) {
    const q = ((1 - u) * red + u * rho * white) / (1 - u + u * rho);
    expect(share(u)).toBeCloseTo(q / white, 12);
    expect(slope(u)).toBeCloseTo((share(u + 1e-6) - share(u - 1e-6)) / 2e-6, 5);
    const under = (lnRho: number) => chromaMixture(Math.exp(lnRho), 0.05 / white).share(u);
    const byRho = (under(Math.log(rho) + 1e-6) - under(Math.log(rho) - 1e-6)) / 2e-6;
    expect(chromaMixture(rho, 0.05 / white).perLnRho(u)).toBeCloseTo(byRho, 6);
  }
  const deep = lumaMixture({ ...ON_BLACK, red });
  const plain = lumaMixture({ ...ON_BLACK, red: 0 });
  expect(deep.share(0.5)).toBeLessThan(plain.share(0.5) - 0.01);
});

test('luma is that of the channel weights and the curve that the video declares', () => {
  const rings = [{ white: 0.001, weight: 1 }];
  const coding = { matrix: 'bt2020', transfer: 'hlg', unknownCurve: null, declaredCurve: null } as const;
  const { share } = lumaMixture({ ...ON_BLACK, rings, coding, curve: 0.3 });
  /** Faint light of hybrid log-gamma is the square of its code, whose channels BT.2020 weights: (Σ w √F)² with F of ON_BLACK. */
  const read = (u: number) =>
    (0.2627 * Math.sqrt(1 - u + 1.39 * u) +
      0.678 * Math.sqrt(0.07 * (1 - u) + 1.39 * 0.82 * u) +
      0.0593 * Math.sqrt(0.45 * 0.07 * (1 - u) + 0.9 * 1.39 * 0.82 * u)) **
    2;
  for (const u of [0.2, 0.5, 0.8]) expect(share(u)).toBeCloseTo((read(u) - read(0)) / (read(1) - read(0)), 6);
});

test('ρ moves the colour signal by share·(1 − share)·contrast', () => {
  const step = 1e-6;
  const at = (lnRho: number) => signal(0.4, { ...EDGE, mixture: chromaMixture(Math.exp(lnRho)) })[0]!;
  const lnRho = Math.log(1.39);
  const difference = (at(lnRho + step) - at(lnRho - step)) / (2 * step);
  expect(signal(0.4, EDGE)[SLOPE.lnRho]).toBeCloseTo(difference, 6);
});
