import type { KnownCurve } from '../light/camera-curve';
import { usualCurve } from '../curve/curve-told';
import { angleTerms, combined, widthUncertainty } from './budget';
import type { BudgetInput } from './budget';

const NOTHING = { time: 0, lag: 0, edge: 0, plateau: 0, drift: 0, height: 0, ratio: 0 };
const CODING = { matrix: 'bt709', transfer: 'gamma', unknownCurve: null, declaredCurve: null } as const;
const INPUT: BudgetInput = {
  theta0: 180,
  angle: {
    colour: 0.05 ** 2,
    curve: 0,
    red: 0,
    offset: 0,
    prior: { ...NOTHING, height: 0.12 ** 2, ratio: 0.07 ** 2 },
  },
  lnScale: { colour: 0.0004, curve: 0, red: 0, offset: 0, prior: NOTHING },
  width: 3,
  unseen: 0,
  gap: null,
  passes: [
    { direction: 'up', angle: 3, from: 0, to: 9, rate: 10 },
    { direction: 'down', angle: 3, from: 9, to: 18, rate: 10 },
  ],
  height: {
    ...{ flight: 0.00894, leg: 0.0126, pass: 0.0126, basis: 'height 2.0 cm' },
    between: { u: 0, updateHz: 10 },
  },
  distance: 350,
  rho: { lnRho: Math.log(1.39), u: 0.1, basis: 'assumed' },
  curve: usualCurve(CODING),
  redLight: { green: 0.07, u: 0, least: 0.005 },
  coding: CODING,
  surplus: null,
  luma: false,
  heldOffset: 0,
  offsetSpread: 0,
  rate: 10,
};

const term = (input: BudgetInput, source: string) =>
  angleTerms(input).find((t) => t.source === source)!.u_arcmin;

test('heights become angles at the distance: 8.94 mm at 350 m are 0.0878′', () => {
  expect(term(INPUT, 'height_common')).toBeCloseTo(0.0878, 4);
});

test('one direction costs rate × u(τ) and more for the codec', () => {
  const one = { ...INPUT, passes: INPUT.passes.slice(0, 1), heldOffset: 0.25 };
  expect(term(one, 'time_offset')).toBeCloseTo(2.5, 10);
  expect(term(one, 'codec')).toBeGreaterThan(term(INPUT, 'codec'));
  expect(combined(angleTerms(one))).toBeGreaterThan(2.5);
});

test('several time offsets are in the angle and in the width, and are named', () => {
  const several = {
    ...INPUT,
    angle: { ...INPUT.angle, offset: 0.8 ** 2 },
    lnScale: { ...INPUT.lnScale, offset: 0.1 ** 2 },
    offsetSpread: 0.183,
  };
  expect(term(several, 'time_offset')).toBeCloseTo(0.8, 10);
  expect(angleTerms(several).find((t) => t.source === 'time_offset')!.basis).toBe(
    'several video/telemetry offsets explain the passes: ± 0.18 s',
  );
  expect(widthUncertainty(several)).toBeCloseTo(Math.hypot(widthUncertainty(INPUT), 3 * 0.1), 12);
});

test("the camera's curve is in the angle and in the width", () => {
  const curve = 0.06 ** 2;
  const own = {
    ...INPUT,
    angle: { ...INPUT.angle, curve },
    lnScale: { ...INPUT.lnScale, curve },
  };
  expect(term(own, 'camera_curve')).toBeCloseTo(0.06, 12);
  expect(widthUncertainty(own)).toBeCloseTo(Math.hypot(widthUncertainty(INPUT), 3 * 0.06), 12);
});

test("the budget says what told the camera's curve", () => {
  const basis = (curve: KnownCurve) =>
    angleTerms({ ...INPUT, curve }).find((t) => t.source === 'camera_curve')!.basis;
  const known = { ...usualCurve(CODING), curve: 0.5, u: 0.6, film: 0 };
  expect(basis(known)).toBe(
    'luma under a curve 0.50 ± 0.60, as cameras have: −1 is a power of 1/2.2, 0 sRGB, 1 BT.709',
  );
  expect(basis({ ...known, film: 0.204 })).toBe(
    'luma under a curve 0.50 ± 0.60, as cameras have: −1 is a power of 1/2.2, 0 sRGB, 1 BT.709; like film by 20 %',
  );
  expect(basis({ ...known, told: 'exposure' })).toContain(', as changes of the exposure show:');
  expect(basis(usualCurve({ ...CODING, declaredCurve: 0 }))).toContain(', as the video declares:');
});

test('a colour mode of unknown curve makes angle and width less sure by parts of the width', () => {
  const log = { ...INPUT, coding: { ...INPUT.coding, unknownCurve: 'dlog_m' } };
  expect(term(log, 'camera_curve')).toBeCloseTo(0.45, 12);
  expect(widthUncertainty(log)).toBeCloseTo(Math.hypot(widthUncertainty(INPUT), 0.24), 12);
});

test('terms add as squares', () => {
  expect(combined([{ u_arcmin: 0.3 }, { u_arcmin: 0.4 }])).toBeCloseTo(0.5, 12);
});

test('a colour change of which half is in the dark is less sure by a twentieth of its width', () => {
  const half = { ...INPUT, unseen: 0.5 };
  expect(term(half, 'edge')).toBeCloseTo(Math.hypot(term(INPUT, 'edge'), 0.15), 12);
  expect(widthUncertainty(half)).toBeCloseTo(Math.hypot(widthUncertainty(INPUT), 0.6), 12);
});

test('a colour change that no frame shows may lie anywhere in the gap', () => {
  const hidden = { ...INPUT, unseen: 1, gap: { arcmin: 12, lower: -6, upper: 6, u_arcmin: 4 } };
  expect(term(hidden, 'edge')).toBeCloseTo(Math.hypot(term({ ...INPUT, unseen: 1 }, 'edge'), 4), 12);
  expect(angleTerms(hidden).find(({ source }) => source === 'edge')!.basis).toMatch(/within 12\.0′$/);
  expect(widthUncertainty(hidden)).toBeGreaterThan(12 / Math.sqrt(12));
});

test('passes that agree to within the rest add nothing; what they differ by beyond it is counted', () => {
  const rest = combined(angleTerms(INPUT));
  expect(term(INPUT, 'passes')).toBe(0);
  const apart = (arcmin: number): BudgetInput => ({
    ...INPUT,
    theta0: INPUT.theta0 + arcmin / 2,
    passes: INPUT.passes.map((pass, i) => ({ ...pass, angle: pass.angle + (i * arcmin) / 60 })),
  });
  // of two passes the mean scatters by half of what they differ by, and chance makes up to twice the rest of it
  expect(term(apart(3.9 * rest), 'passes')).toBe(0);
  expect(term(apart(4.1 * rest), 'passes')).toBeGreaterThan(0);
  expect(term(apart(1.76), 'passes')).toBeCloseTo(Math.sqrt(0.88 ** 2 - (2 * rest) ** 2), 9);
  const one = { ...apart(1.76), passes: INPUT.passes.slice(0, 1) };
  expect(term(one, 'passes')).toBe(0);
});

test('what a surplus of light would move is a line of the budget, and in the width', () => {
  expect(angleTerms(INPUT).map(({ source }) => source)).not.toContain('surplus');
  const doubted = { ...INPUT, surplus: { u_angle: 0.3, u_width: 0.4, basis: 'light' } };
  expect(term(doubted, 'surplus')).toBe(0.3);
  expect(widthUncertainty(doubted)).toBeCloseTo(Math.hypot(widthUncertainty(INPUT), 0.4), 12);
});

test('what is assumed of a red light whose green is cut off is a line of the budget, and in the width', () => {
  const red = 0.06 ** 2;
  expect(angleTerms(INPUT).map(({ source }) => source)).not.toContain('deep_red');
  const deep: BudgetInput = {
    ...INPUT,
    angle: { ...INPUT.angle, red },
    lnScale: { ...INPUT.lnScale, red },
    redLight: { green: -0.04, u: 0.03, least: null },
  };
  expect(term(deep, 'deep_red')).toBeCloseTo(0.06, 12);
  expect(widthUncertainty(deep) ** 2).toBeCloseTo(widthUncertainty(INPUT) ** 2 + (3 * 0.06) ** 2, 12);
});

test('the way between seldom positions is a line of the budget of its own', () => {
  expect(angleTerms(INPUT).map(({ source }) => source)).not.toContain('interpolation');
  const between = { u: 0.1, updateHz: 1.1 };
  const seldom = { ...INPUT, height: { ...INPUT.height, between } };
  expect(term(seldom, 'interpolation')).toBeCloseTo(0.982, 3);
});
