import { flySynthetic } from '../testing/synthetic-flight';
import { normal, uniform } from '../testing/random';
import { GOOD_FLIGHT, type SyntheticFlight } from '../testing/synthetic-options';
import { combined } from './budget';
import { measureTransitions } from './measure-transitions';

function measure(change: Partial<SyntheticFlight>) {
  const flight = { ...GOOD_FLIGHT, ...change };
  const fit = measureTransitions(flySynthetic(flight));
  const errors = fit.units.map((u, j) => ((u.transition?.angle ?? Number.NaN) - flight.angles[j]!) * 60);
  return { flight, fit, errors };
}

describe('a climb and a descent with RTK', () => {
  test.each([-0.4, 0, 0.4])('finds all four angles at a lag of %p s', (lag) => {
    const { fit, errors } = measure({ lag, seed: 11 });
    for (const error of errors) expect(Math.abs(error)).toBeLessThan(0.45);
    expect(Math.abs((fit.timeOffset?.seconds ?? Number.NaN) - lag)).toBeLessThan(0.05);
    for (const unit of fit.units) expect(2 * combined(unit.transition!.terms)).toBeLessThan(0.5);
  });

  test('does not care how the edge is formed', () => {
    for (const edge of ['logistic', 'erf', 'asymmetric', 'linear'] as const) {
      const { errors } = measure({ edge, heightNoise: 0.001, seed: 4 });
      for (const error of errors) expect(Math.abs(error)).toBeLessThan(0.2);
    }
  });
});

describe('wide edges that are steeper on one side', () => {
  test.each(['twoScales', 'asymmetric', 'gumbel'] as const)(
    'are met to 2.5 %% of their width: %s',
    (edge) => {
      const { errors } = measure({
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
    const { errors, fit } = measure({ rho, luma, width: 8, heightNoise: 0.001, chromaHold: 0, seed: 5 });
    for (const error of errors) expect(Math.abs(error)).toBeLessThan(0.3);
    for (const unit of fit.units) expect(Math.abs(Math.log(unit.plateaus!.rho / rho))).toBeLessThan(0.2);
  });
});

describe('red light that is redder than a camera can code', () => {
  const deep = { red: -0.05, width: 8, heightNoise: 0.001, chromaHold: 0, seed: 5 };

  test('reads no change narrow where its green is cut off, and says that this is assumed', () => {
    const { errors, fit } = measure({ ...deep, ground: 0.001 });
    for (const error of errors) expect(Math.abs(error)).toBeLessThan(0.3);
    for (const { transition } of fit.units) {
      expect(Math.abs(transition!.width_arcmin - deep.width)).toBeLessThan(0.3);
      expect(transition!.terms.find(({ source }) => source === 'deep_red')!.u_arcmin).toBeGreaterThan(0.02);
    }
  });

  test('is seen as it is on bright ground', () => {
    const { errors, fit } = measure({ ...deep, ground: 0.06 });
    for (const error of errors) expect(Math.abs(error)).toBeLessThan(0.2);
    for (const { transition } of fit.units) {
      expect(transition!.terms.map(({ source }) => source)).not.toContain('deep_red');
    }
  });
});

describe('units whose light is not that of both colours together', () => {
  test.each([0.25, -0.25])('are admitted, not taken for right: surplus %d', (surplus) => {
    const { errors, fit } = measure({ surplus, width: 6, heightNoise: 0.001, chromaHold: 0, seed: 5 });
    for (const [j, error] of errors.entries()) {
      const { terms } = fit.units[j]!.transition!;
      expect(Math.abs(error)).toBeLessThan(2 * combined(terms));
      // most of what the surplus moves is in its own line of the budget
      expect(terms.find(({ source }) => source === 'surplus')!.u_arcmin).toBeGreaterThan(Math.abs(error) / 2);
    }
    expect(fit.warnings.map(({ code }) => code)).toContain('light_not_the_sum');
  });

  test('one direction alone does not tell it from colours that are held back', () => {
    const { fit } = measure({ surplus: 0.25, width: 6, legs: [1], heightNoise: 0.001, seed: 5 });
    expect(fit.warnings.map(({ code }) => code)).not.toContain('light_not_the_sum');
    for (const { transition } of fit.units) {
      expect(transition!.terms.map(({ source }) => source)).not.toContain('surplus');
    }
  });

  test.each(['erf', 'linear', 'asymmetric'] as const)('all others are not suspected: %s edges', (edge) => {
    const { fit, errors } = measure({ edge, width: 9, heightNoise: 0.001, seed: 5 });
    for (const error of errors) expect(Math.abs(error)).toBeLessThan(0.35);
    expect(fit.warnings.map(({ code }) => code)).not.toContain('light_not_the_sum');
  });

  test('nor is there much doubt of an edge as the fit has it', () => {
    const { fit } = measure({ width: 6, heightNoise: 0.001, seed: 5 });
    for (const { transition } of fit.units) {
      expect(transition!.terms.find(({ source }) => source === 'surplus')!.u_arcmin).toBeLessThan(0.1);
    }
  });
});

describe('a codec that holds colours back', () => {
  const held = { chromaLag: 0.08, chromaHold: 0.4, heightNoise: 0.001, seed: 3 };

  test('does not reach the angles when there is luma', () => {
    const { errors, fit } = measure(held);
    for (const error of errors) expect(Math.abs(error)).toBeLessThan(0.15);
    expect(Math.abs(fit.timeOffset!.seconds)).toBeLessThan(0.02);
  });

  test('cancels between climb and descent when there is none', () => {
    const { errors, fit } = measure({ ...held, luma: false });
    for (const error of errors) expect(Math.abs(error)).toBeLessThan(0.4);
    expect(fit.timeOffset!.seconds).toBeLessThan(-0.05);
  });
});

describe('pulsed lamps that beat with the shutter', () => {
  test.each([1, 2])('their luma tells the edges, dim frames too (flight %p)', (seed) => {
    const { errors, fit } = measure({
      pulsed: true,
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
  const curveOf = ({ fit }: ReturnType<typeof measure>) =>
    fit.units.map((unit) => unit.transition!.terms.find((t) => t.source === 'camera_curve')!.u_arcmin);

  test('is in the budget as far as luma carries the angle, the more the wider the edge', () => {
    const narrow = curveOf(measure({ width: 2, luma: true }));
    const wide = curveOf(measure({ width: 8, luma: true }));
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

  test('is not where colours alone do', () => {
    expect(curveOf(measure({ luma: false }))).toEqual([0, 0, 0, 0]);
  });
});

describe('flights that cannot tell everything', () => {
  test('one direction: the unknown time offset is in the uncertainty', () => {
    const { fit, errors } = measure({ legs: [1], lag: 0.2 });
    fit.units.forEach((unit, j) => {
      const u = 2 * combined(unit.transition!.terms);
      expect(u).toBeGreaterThan(3);
      expect(Math.abs(errors[j]!)).toBeLessThan(u);
    });
  });

  test('a part of the colour change that no frame shows costs certainty', () => {
    const flight = flySynthetic(GOOD_FLIGHT);
    const hidden = flight.units.map((unit, j) => {
      const setting = GOOD_FLIGHT.angles[j]!;
      const isHidden = (time: number) => Math.abs((flight.trueAngle(j, time) - setting) * 60 + 0.9) < 0.75;
      return { ...unit, samples: unit.samples.filter(({ time }) => !isHidden(time)) };
    });
    const edgeTerms = (units: typeof flight.units) =>
      measureTransitions({ ...flight, units }).units.map(
        ({ transition }) => transition!.terms.find(({ source }) => source === 'edge')!.u_arcmin,
      );
    const whole = edgeTerms(flight.units);
    // two fifths of 3′, a tenth of which is assumed
    edgeTerms(hidden).forEach((u, j) => expect(u ** 2 - whole[j]! ** 2).toBeGreaterThan(0.1 ** 2));
  });

  test('a unit that went through its colours unseen does not cost the others their angles', () => {
    const flight = flySynthetic(GOOD_FLIGHT);
    const isHidden = (time: number) => Math.abs(flight.trueAngle(1, time) - GOOD_FLIGHT.angles[1]!) * 60 < 12;
    const units = flight.units.map((unit, j) =>
      j === 1 ? { ...unit, samples: unit.samples.filter(({ time }) => !isHidden(time)) } : unit,
    );
    const fits = measureTransitions({ ...flight, units }).units;
    for (const j of [0, 2, 3]) {
      expect(Math.abs(fits[j]!.transition!.angle - GOOD_FLIGHT.angles[j]!) * 60).toBeLessThan(0.45);
    }
    // anywhere within 24′
    const { terms } = fits[1]!.transition!;
    expect(combined(terms)).toBeGreaterThan(24 / Math.sqrt(12));
  });

  test('a unit of which the colour change is not known to half a degree has no angle, and says where it lies', () => {
    const flight = flySynthetic(GOOD_FLIGHT);
    const setting = GOOD_FLIGHT.angles[1]!;
    const isHidden = (time: number) => Math.abs(flight.trueAngle(1, time) - setting) * 60 < 20;
    const units = flight.units.map((unit, j) =>
      j === 1 ? { ...unit, samples: unit.samples.filter(({ time }) => !isHidden(time)) } : unit,
    );
    const { transition, reason } = measureTransitions({ ...flight, units }).units[1]!;
    expect(transition).toBeNull();
    const [from, to] = reason!
      .match(/between (.*)° and (.*)°/)!
      .slice(1)
      .map(Number);
    expect(from).toBeCloseTo(setting - 20 / 60, 1);
    expect(to).toBeCloseTo(setting + 20 / 60, 1);
  });

  test('a few frames of another light in such a gap make no sharp edge of it', () => {
    const flight = flySynthetic(GOOD_FLIGHT);
    const offset = (time: number) => (flight.trueAngle(1, time) - GOOD_FLIGHT.angles[1]!) * 60;
    const strays = new Set<number>();
    const units = flight.units.map((unit, j) => {
      if (j !== 1) return unit;
      const white = unit.samples.find(({ time }) => offset(time) > 13)!;
      const samples = unit.samples.flatMap((sample) => {
        if (Math.abs(offset(sample.time)) > 12) return [sample];
        if (offset(sample.time) > -8 || strays.size === 2) return [];
        strays.add(sample.frame);
        return [{ ...white, frame: sample.frame, time: sample.time }];
      });
      return { ...unit, samples };
    });
    const { transition } = measureTransitions({ ...flight, units }).units[1]!;
    expect(strays.size).toBe(2);
    const error = (transition!.angle - GOOD_FLIGHT.angles[1]!) * 60;
    expect(Math.abs(error)).toBeLessThan(2 * combined(transition!.terms));
  });

  test('a unit that was another light in one pass is as unsure as its passes are apart', () => {
    const flight = flySynthetic(GOOD_FLIGHT);
    const [, second] = measureTransitions(flight).legs;
    const units = flight.units.map((unit, j) => {
      if (j !== 1) return unit;
      const other = flight.units[3]!.samples.filter(({ time }) => time >= second!.from);
      return { ...unit, samples: [...unit.samples.filter(({ time }) => time < second!.from), ...other] };
    });
    const fits = measureTransitions({ ...flight, units }).units;
    fits.forEach(({ transition }, j) => {
      const error = 60 * (transition!.angle - GOOD_FLIGHT.angles[j]!);
      const u = 2 * combined(transition!.terms);
      expect(Math.abs(error)).toBeLessThan(u);
      if (j !== 1) expect(u).toBeLessThan(1);
    });
  });

  test('a unit whose luma tells next to nothing has the angle of each pass from its colours', () => {
    const flight = flySynthetic({
      ...GOOD_FLIGHT,
      width: 8,
      chromaHold: 0,
      chromaLag: 0,
      heightNoise: 0.001,
    });
    const noise = normal(uniform(3));
    const units = flight.units.map((unit, j) => {
      if (j !== 1) return unit;
      const samples = unit.samples.map((sample) => {
        const factor = Math.exp(1.2 * noise());
        return { ...sample, luma_rings: sample.luma_rings.map((flux) => flux * factor) };
      });
      return { ...unit, samples };
    });
    const { transition } = measureTransitions({ ...flight, units }).units[1]!;
    expect(transition!.passes).toHaveLength(2);
    for (const { angle } of transition!.passes) {
      expect(Math.abs(angle - transition!.angle) * 60).toBeLessThan(0.5);
    }
  });

  test('two bars under the names of one, a pass each, are no measurement', () => {
    const flight = flySynthetic(GOOD_FLIGHT);
    const [, second] = measureTransitions(flight).legs;
    const units = flight.units.map((unit, j) => {
      const mirrored = flight.units[3 - j]!.samples.filter(({ time }) => time >= second!.from);
      return { ...unit, samples: [...unit.samples.filter(({ time }) => time < second!.from), ...mirrored] };
    });
    const fit = measureTransitions({ ...flight, units });
    for (const { transition, reason } of fit.units) {
      expect(transition).toBeNull();
      expect(reason).toMatch(/^The passes contradict each other/);
    }
    expect(fit.timeOffset).toBeNull();
  });

  test('a dark unit has no angle', () => {
    const { fit, errors } = measure({ dark: [2] });
    expect(fit.units[2]).toMatchObject({ colour: 'dark', transition: null });
    expect(fit.units[2]?.reason).toBe('The unit was never seen lit.');
    expect(Math.abs(errors[3]!)).toBeLessThan(0.45);
  });

  test('a light too faint for its colour has no angle either, but is not called dark', () => {
    const flight = flySynthetic(GOOD_FLIGHT);
    const units = flight.units.map((unit, j) =>
      j === 2 ? { ...unit, samples: unit.samples.map((sample) => ({ ...sample, sigma: 0.4 })) } : unit,
    );
    const { transition, reason } = measureTransitions({ ...flight, units }).units[2]!;
    expect(transition).toBeNull();
    expect(reason).toMatch(/^The light was seen, but too faintly/);
  });

  test('a group that was hardly followed is not called dark: it may not be the lights', () => {
    const flight = flySynthetic(GOOD_FLIGHT);
    const units = flight.units.map(({ unit, samples, totals: { total } }) => ({
      unit,
      samples: samples.slice(0, 10),
      totals: { total, tracked: 10, visible: 10 },
    }));
    for (const { transition, reason } of measureTransitions({ ...flight, units }).units) {
      expect(transition).toBeNull();
      expect(reason).toMatch(/^The lights could not be followed.*check that each box/);
    }
  });

  test('units above the flown angles are red only', () => {
    const { fit } = measure({ to: 3.05 });
    expect(fit.units.map((u) => u.colour)).toEqual(['transition', 'transition', 'red_only', 'red_only']);
    expect(fit.units[3]?.reason).toMatch(/Only red/);
  });
});
