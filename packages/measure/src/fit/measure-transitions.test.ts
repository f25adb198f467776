import { measureSynthetic } from '../testing/measure-synthetic';
import { flySynthetic } from '../testing/synthetic-flight';
import { GOOD_FLIGHT } from '../testing/synthetic-options';
import { combined } from './doubt/budget';
import { measureTransitions } from './measure-transitions';

describe('a climb and a descent with RTK', () => {
  test.each([-0.4, 0, 0.4])('finds all four angles at a lag of %p s', (lag) => {
    const { fit, errors } = measureSynthetic({ lag, seed: 11 });
    for (const error of errors) expect(Math.abs(error)).toBeLessThan(0.45);
    expect(Math.abs((fit.timeOffset?.seconds ?? Number.NaN) - lag)).toBeLessThan(0.05);
    for (const unit of fit.units) expect(2 * combined(unit.transition!.terms)).toBeLessThan(0.5);
  });

  test('does not care how the edge is formed', () => {
    for (const edge of ['logistic', 'erf', 'asymmetric', 'linear'] as const) {
      const { errors } = measureSynthetic({ edge, heightNoise: 0.001, seed: 4 });
      for (const error of errors) expect(Math.abs(error)).toBeLessThan(0.2);
    }
  });
});

describe('wide edges that are steeper on one side', () => {
  test.each(['twoScales', 'asymmetric', 'gumbel'] as const)(
    'are met to 2.5 %% of their width: %s',
    (edge) => {
      const { errors } = measureSynthetic({
        edge,
        width: 9,
        heightNoise: 0.001,
        chromaHold: 0,
        chromaLag: 0,
        seed: 4,
      });
      for (const error of errors) expect(Math.abs(error)).toBeLessThan(0.025 * 9);
    },
  );
});

describe('red light nearly as bright as, or brighter than, the white one', () => {
  test.each([
    [0.5, true],
    [0.5, false],
    [0.7, false],
  ])('reads no angle late: white over red %d, with luma: %p', (rho, luma) => {
    const { errors, fit } = measureSynthetic({
      rho,
      luma,
      width: 8,
      heightNoise: 0.001,
      chromaHold: 0,
      seed: 5,
    });
    for (const error of errors) expect(Math.abs(error)).toBeLessThan(0.3);
    for (const unit of fit.units) expect(Math.abs(Math.log(unit.plateaus!.rho / rho))).toBeLessThan(0.2);
  });
});

describe('red light that is redder than a camera can code', () => {
  const deep = { red: -0.05, width: 8, heightNoise: 0.001, chromaHold: 0, seed: 5 };

  test('reads no change narrow where its green is cut off, and says that this is assumed', () => {
    const { errors, fit } = measureSynthetic({ ...deep, ground: 0.001 });
    for (const error of errors) expect(Math.abs(error)).toBeLessThan(0.3);
    for (const { transition } of fit.units) {
      expect(Math.abs(transition!.width_arcmin - deep.width)).toBeLessThan(0.3);
      expect(transition!.terms.find(({ source }) => source === 'deep_red')!.u_arcmin).toBeGreaterThan(0.02);
    }
  });

  test('is seen as it is on bright ground', () => {
    const { errors, fit } = measureSynthetic({ ...deep, ground: 0.06 });
    for (const error of errors) expect(Math.abs(error)).toBeLessThan(0.2);
    for (const { transition } of fit.units) {
      expect(transition!.terms.map(({ source }) => source)).not.toContain('deep_red');
    }
  });
});

describe('units whose light is not that of both colours together', () => {
  test.each([0.25, -0.25])('are admitted, not taken for right: surplus %d', (surplus) => {
    const { errors, fit } = measureSynthetic({
      surplus,
      width: 6,
      heightNoise: 0.001,
      chromaHold: 0,
      seed: 5,
    });
    for (const [j, error] of errors.entries()) {
      const { terms } = fit.units[j]!.transition!;
      expect(Math.abs(error)).toBeLessThan(2 * combined(terms));
      // most of what the surplus moves is in its own line of the budget
      expect(terms.find(({ source }) => source === 'surplus')!.u_arcmin).toBeGreaterThan(Math.abs(error) / 2);
    }
    expect(fit.warnings.map(({ code }) => code)).toContain('light_not_the_sum');
  });

  test('one direction alone does not tell it from colours that are held back', () => {
    const { fit } = measureSynthetic({ surplus: 0.25, width: 6, legs: [1], heightNoise: 0.001, seed: 5 });
    expect(fit.warnings.map(({ code }) => code)).not.toContain('light_not_the_sum');
    for (const { transition } of fit.units) {
      expect(transition!.terms.map(({ source }) => source)).not.toContain('surplus');
    }
  });

  test.each(['erf', 'linear', 'asymmetric'] as const)('all others are not suspected: %s edges', (edge) => {
    const { fit, errors } = measureSynthetic({ edge, width: 9, heightNoise: 0.001, seed: 5 });
    for (const error of errors) expect(Math.abs(error)).toBeLessThan(0.35);
    expect(fit.warnings.map(({ code }) => code)).not.toContain('light_not_the_sum');
  });

  test('nor is there much doubt of an edge as the fit has it', () => {
    const { fit } = measureSynthetic({ width: 6, heightNoise: 0.001, seed: 5 });
    for (const { transition } of fit.units) {
      expect(transition!.terms.find(({ source }) => source === 'surplus')!.u_arcmin).toBeLessThan(0.1);
    }
  });
});

describe('a codec that holds colours back', () => {
  const held = { chromaLag: 0.08, chromaHold: 0.4, heightNoise: 0.001, seed: 3 };

  test('does not reach the angles when there is luma', () => {
    const { errors, fit } = measureSynthetic(held);
    for (const error of errors) expect(Math.abs(error)).toBeLessThan(0.15);
    expect(Math.abs(fit.timeOffset!.seconds)).toBeLessThan(0.02);
  });

  test('cancels between climb and descent when there is none', () => {
    const { errors, fit } = measureSynthetic({ ...held, luma: false });
    for (const error of errors) expect(Math.abs(error)).toBeLessThan(0.4);
    expect(fit.timeOffset!.seconds).toBeLessThan(-0.05);
  });
});

describe('pulsed lamps that beat with the shutter', () => {
  test.each([
    ['together', 1],
    ['together', 2],
    ['apart', 1],
    ['apart', 2],
  ] as const)('their luma tells the edges, dim frames too (%p, flight %p)', (pulsed, seed) => {
    const { errors, fit } = measureSynthetic({
      pulsed,
      chromaLag: 0.15,
      chromaHold: 0.5,
      width: 5,
      heightNoise: 0.001,
      seed,
    });
    for (const error of errors) expect(Math.abs(error)).toBeLessThan(0.3);
    for (const unit of fit.units) expect(2 * combined(unit.transition!.terms)).toBeLessThan(0.8);
  });
});

describe("the camera's curve", () => {
  const curveOf = ({ fit }: Pick<ReturnType<typeof measureSynthetic>, 'fit'>) =>
    fit.units.map((unit) => unit.transition!.terms.find((t) => t.source === 'camera_curve')!.u_arcmin);

  test('is in the budget as far as luma carries the angle, the more the wider the edge', () => {
    const narrow = curveOf(measureSynthetic({ width: 2, luma: true }));
    const wide = curveOf(measureSynthetic({ width: 8, luma: true }));
    narrow.forEach((u, j) => expect(wide[j]).toBeGreaterThan(2 * u));
    for (const u of narrow) expect(u).toBeGreaterThan(0.002);
    for (const u of wide) expect(u).toBeLessThan(0.3);
  });

  test('that is not known is named', () => {
    const flight = flySynthetic({ ...GOOD_FLIGHT, seed: 3 });
    const codes = (unknownCurve: string | null) =>
      measureTransitions({ ...flight, coding: { ...flight.coding, unknownCurve } }).warnings.map(
        (w) => w.code,
      );
    expect(codes('dlog_m')).toEqual([...codes(null), 'colour_mode']);
  });

  test('that a video declares is less of a doubt', () => {
    const flight = flySynthetic({ ...GOOD_FLIGHT, width: 8 });
    const doubt = (declaredCurve: number | null) =>
      curveOf({ fit: measureTransitions({ ...flight, coding: { ...flight.coding, declaredCurve } }) });
    const usual = doubt(null);
    doubt(0).forEach((u, j) => expect(u).toBeLessThan(0.85 * usual[j]!));
  });

  test('is not where colours alone do', () => {
    expect(curveOf(measureSynthetic({ luma: false }))).toEqual([0, 0, 0, 0]);
  });
});
