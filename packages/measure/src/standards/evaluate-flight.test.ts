import { flightResultSchema, type Check, type FlightResult } from '@papiscope/shared/contracts';
import { fittedFlight, TERMS, type FittedFlight } from '../testing/fitted-flight';
import { evaluateFlight } from './evaluate-flight';

const SETTINGS = [2.5, 2.83, 3.17, 3.5];
const MEASURED = [2.47, 2.84, 3.15, 3.56];
/** 2·√(0.3² + 0.4²). */
const U_ANGLE = 1;
/** 2·√(2·0.3²): the common term cancels. */
const U_DIFFERENCE = 2 * Math.sqrt(0.18);

const evaluate = (flight: Partial<FittedFlight> = {}) =>
  evaluateFlight(fittedFlight({ settings: SETTINGS, angles: MEASURED, ...flight }));

function check(result: FlightResult, id: string): Check {
  const row = result.checks.find((candidate) => candidate.id === id);
  if (!row) throw new Error(`no row ${id} among ${result.checks.map((c) => c.id).join(', ')}`);
  return row;
}

describe('a PAPI with RTK', () => {
  const result = evaluate();

  test('is a result after the contract', () => {
    expect(flightResultSchema.parse(result)).toEqual(result);
    expect(result.software).toEqual({ version: '1.2.3', algorithm: 'test' });
    expect(result.time_offset).toEqual({ seconds: 0, u_seconds: 0.02 });
    expect(result.positioning).toEqual({ grade: 'rtk', absolute_angles: 'valid' });
    expect(result.warnings).toEqual([{ code: 'from_fit', message: 'Passed on.' }]);
  });

  test('unit A: 2.47° against 2.50° ± 0.10°', () => {
    const a = result.units.PAPI_A!;
    expect(a).toMatchObject({ lit: true, nominal_angle: 2.5, tolerance: 0.1, verdict: 'pass', reason: null });
    expect(a.deviation_arcmin).toBeCloseTo(-1.8, 9);
    expect(a.transition!.u_angle_arcmin).toBeCloseTo(U_ANGLE, 9);
    expect(a.transition).toMatchObject({ angle: 2.47, width_arcmin: 2, u_width_arcmin: 0.4, k: 2 });
    expect(a.transition!.start).toBeCloseTo(2.47 - 1 / 60, 9);
    expect(a.transition!.passes).toEqual([{ direction: 'up', angle: 2.47, from: 1, to: 3 }]);
    expect(a.transition!.budget).toHaveLength(TERMS.length);
    expect(a.frames).toEqual({ total: 5, tracked: 4, visible: 3 });
  });

  test('glide path (2.84° + 3.15°)/2 against (2.83° + 3.17°)/2', () => {
    expect(result.glide_path!.angle).toBeCloseTo(2.995, 9);
    expect(result.glide_path!.nominal).toBeCloseTo(3, 9);
    // 2·√(2·(0.3/2)² + 0.4²)
    expect(result.glide_path!.u_angle_arcmin).toBeCloseTo(2 * Math.sqrt(0.045 + 0.16), 9);
    expect(result.glide_path!.verdict).toBe('pass');
    expect(check(result, 'glide_path').measured).toBeCloseTo(2.995, 9);
  });

  test('three sectors, each with what is common left out', () => {
    expect(result.sectors.map((s) => s.between)).toEqual([
      ['PAPI_A', 'PAPI_B'],
      ['PAPI_B', 'PAPI_C'],
      ['PAPI_C', 'PAPI_D'],
    ]);
    expect(result.sectors[0]!.width).toBeCloseTo(0.37, 9);
    expect(result.sectors[0]!.nominal_width).toBeCloseTo(0.33, 9);
    expect(result.sectors[0]!.u_width_arcmin).toBeCloseTo(U_DIFFERENCE, 9);
    const row = check(result, 'neighbour_difference_papi_c_papi_d');
    expect(row.measured).toBeCloseTo(0.41, 9);
    expect(row.u).toBeCloseTo(U_DIFFERENCE / 60, 9);
    // |0.41 − 0.33| = 4.8′ ≤ 6′ − 0.85′
    expect(row.verdict).toBe('pass');
  });

  test('rows that no camera fills say so', () => {
    expect(check(result, 'intensity')).toMatchObject({ verdict: 'not_measured', nominal: 3, measured: null });
    expect(check(result, 'intensity').remark).toContain('A 1.39, B 1.39');
    expect(check(result, 'chromaticity').verdict).toBe('not_measured');
    expect(check(result, 'harmonisation').verdict).toBe('not_measured');
  });
});

describe('guard bands at the edges (U = 1′, tolerance 6′)', () => {
  test.each([
    [4.99, 'pass'],
    [-4.99, 'pass'],
    [5.01, 'inconclusive'],
    [6.99, 'inconclusive'],
    [-6.99, 'inconclusive'],
    [7.01, 'fail'],
    [-7.01, 'fail'],
  ] as const)('deviation %p′: %s', (deviation, verdict) => {
    const unit = evaluate({ angles: [2.5 + deviation / 60, 2.84, 3.15, 3.56] }).units.PAPI_A!;
    expect(unit.deviation_arcmin).toBeCloseTo(deviation, 9);
    expect(unit.verdict).toBe(verdict);
    expect(unit.reason === null).toBe(verdict === 'pass');
  });

  test('the reason names deviation, tolerance and uncertainty', () => {
    expect(evaluate({ angles: [2.3, 2.84, 3.15, 3.56] }).units.PAPI_A!.reason).toBe(
      'Outside the tolerance: deviation −12.0′, tolerance ±6.0′, U 1.0′.',
    );
  });

  test('widths: 3′ at most, U = 0.4′', () => {
    expect(check(evaluate({ width: 2.59 }), 'width_papi_a').verdict).toBe('pass');
    expect(check(evaluate({ width: 3 }), 'width_papi_a').verdict).toBe('inconclusive');
    expect(check(evaluate({ width: 3.41 }), 'width_papi_a')).toMatchObject({ verdict: 'fail', tolerance: 3 });
  });
});

describe('flights and sites that cannot carry every verdict', () => {
  test('a dark unit is not measured, nor is what needs it', () => {
    const result = evaluate({ angles: [2.47, null, 3.15, 3.56] });
    expect(result.units.PAPI_B).toMatchObject({
      lit: false,
      transition: null,
      deviation_arcmin: null,
      verdict: 'not_measured',
      reason: 'The unit was never seen lit.',
    });
    expect(result.glide_path).toBeNull();
    expect(check(result, 'glide_path').remark).toBe('No transition was measured for unit B.');
    expect(check(result, 'neighbour_difference_papi_a_papi_b').verdict).toBe('not_measured');
    expect(result.sectors.map((s) => s.between)).toEqual([['PAPI_C', 'PAPI_D']]);
    expect(check(result, 'unit_angle_papi_c').verdict).toBe('pass');
  });

  test('without RTK angles carry no verdict, differences and widths do', () => {
    const bias: FittedFlight['terms'] = [
      TERMS[0]!,
      { source: 'height_common', u_arcmin: 30, basis: '', correlation: 1 },
    ];
    const result = evaluate({ grade: 'gnss', terms: bias, angles: MEASURED.map((a) => a + 2) });
    expect(result.positioning.absolute_angles).toBe('indicative');
    for (const unit of Object.values(result.units)) expect(unit.verdict).toBe('inconclusive');
    expect(result.units.PAPI_A!.reason).toContain('indicative');
    expect(result.glide_path!.verdict).toBe('inconclusive');
    expect(check(result, 'neighbour_difference_papi_b_papi_c').verdict).toBe('pass');
    expect(check(result, 'width_papi_a').verdict).toBe('pass');
  });

  test('one pass: the time offset widens the uncertainty until nothing is sure', () => {
    const offset = { source: 'time_offset', u_arcmin: 3, basis: 'one direction only', correlation: 0.9 };
    const unit = evaluate({ terms: [...TERMS, offset] }).units.PAPI_A!;
    expect(unit.transition!.u_angle_arcmin).toBeCloseTo(2 * Math.sqrt(0.25 + 9), 9);
    expect(unit.verdict).toBe('inconclusive');
    expect(unit.reason).toContain('Too close to the limit');
  });

  test('no setting angle: measured, not judged', () => {
    const result = evaluate({ settings: [null, 2.83, 3.17, 3.5] });
    expect(result.units.PAPI_A).toMatchObject({
      nominal_angle: null,
      deviation_arcmin: null,
      verdict: 'inconclusive',
    });
    expect(result.units.PAPI_A!.reason).toContain('not judged');
    expect(check(result, 'neighbour_difference_papi_a_papi_b').verdict).toBe('inconclusive');
    expect(result.warnings.map((w) => w.code)).toContain('nominal_missing');
  });

  test('a unit of the site that was not followed', () => {
    const input = fittedFlight({ settings: SETTINGS, angles: MEASURED });
    const fit = { ...input.fit, units: input.fit.units.slice(0, 3) };
    const result = evaluateFlight({ ...input, fit, units: input.units.slice(0, 3) });
    expect(result.units.PAPI_D).toMatchObject({
      lit: false,
      verdict: 'not_measured',
      reason: 'The light of this unit was not found in the video.',
      frames: { total: 0, tracked: 0, visible: 0 },
    });
  });

  test('units measured in the wrong order, or all off together, are pointed out', () => {
    const swapped = evaluate({ angles: [2.84, 2.47, 3.15, 3.56] });
    expect(swapped.warnings.map((w) => w.code)).toContain('units_out_of_order');
    const shifted = evaluate({ angles: SETTINGS.map((a) => a + 0.5) });
    expect(shifted.warnings.map((w) => w.code)).toContain('common_deviation');
    const spread = evaluate({ angles: [2, 2.83, 3.17, 3.9] });
    expect(spread.warnings.map((w) => w.code)).not.toContain('common_deviation');
  });
});

describe('other installations', () => {
  test('APAPI: mean of both units, one sector', () => {
    const result = evaluate({ settings: [2.75, 3.25], angles: [2.77, 3.24] });
    expect(result.glide_path!.angle).toBeCloseTo(3.005, 9);
    expect(result.glide_path!.nominal).toBeCloseTo(3, 9);
    expect(result.sectors).toHaveLength(1);
    expect(check(result, 'nominals_spacing').verdict).toBe('pass');
  });

  test('three units have no glide path', () => {
    const result = evaluate({ settings: [2.5, 2.83, 3.17], angles: [2.5, 2.83, 3.17] });
    expect(result.glide_path).toBeNull();
    expect(check(result, 'glide_path').remark).toContain('four units');
  });

  const twoSided = {
    settings: [...SETTINGS, ...SETTINGS],
    angles: [2.5, 2.83, 3.17, 3.5, 2.52, 2.85, 3.19, 3.64],
  };

  test('two sides: pairs A–E … D–H', () => {
    const result = evaluate(twoSided);
    expect(result.symmetry.map((s) => s.pair.join())).toEqual([
      'PAPI_A,PAPI_E',
      'PAPI_B,PAPI_F',
      'PAPI_C,PAPI_G',
      'PAPI_D,PAPI_H',
    ]);
    expect(result.symmetry[0]!.difference_arcmin).toBeCloseTo(1.2, 9);
    expect(result.symmetry[0]!.u_arcmin).toBeCloseTo(U_DIFFERENCE, 9);
    expect(result.symmetry.map((s) => s.verdict)).toEqual(['pass', 'pass', 'pass', 'fail']);
    expect(check(result, 'symmetry_papi_d_papi_h')).toMatchObject({
      verdict: 'fail',
      nominal: 0,
      tolerance: 6,
    });
    // no sector across the runway
    expect(result.sectors).toHaveLength(6);
  });

  test('two sides, the second one lettered on across the runway: pairs A–H … D–E, as the units stand', () => {
    const result = evaluate({
      settings: [...SETTINGS, ...SETTINGS.toReversed()],
      angles: [2.5, 2.83, 3.17, 3.5, 3.52, 3.19, 2.85, 2.51],
      east: [-57, -48, -39, -30, 30, 39, 48, 57],
    });
    expect(result.symmetry.map(({ pair }) => pair.map((unit) => unit.slice(-1)).join(''))).toEqual([
      'AH',
      'BG',
      'CF',
      'DE',
    ]);
    expect(result.symmetry[0]!.difference_arcmin).toBeCloseTo(0.6, 9);
    expect(result.glide_path!.angle).toBeCloseTo((2.83 + 3.17 + 2.85 + 3.19) / 4, 9);
    expect(result.sectors.map(({ between }) => between.map((unit) => unit.slice(-1)).join(''))).toEqual([
      ...['AB', 'BC', 'CD'],
      ...['HG', 'GF', 'FE'],
    ]);
    expect(check(result, 'nominals_order').verdict).toBe('pass');
    expect(check(result, 'nominals_spacing').verdict).toBe('pass');
    expect(result.warnings.map(({ code }) => code)).not.toContain('units_out_of_order');
  });

  test('two sides: the glide path is the mean of both, else of the one measured', () => {
    const both = evaluate(twoSided);
    expect(both.glide_path!.angle).toBeCloseTo((2.83 + 3.17 + 2.85 + 3.19) / 4, 9);
    // 2·√(4·(0.3/4)² + 0.4²)
    expect(both.glide_path!.u_angle_arcmin).toBeCloseTo(2 * Math.sqrt(0.0225 + 0.16), 9);
    const one = evaluate({ ...twoSided, angles: [2.5, 2.83, 3.17, 3.5, 2.52, null, 3.19, 3.64] });
    expect(one.glide_path!.angle).toBeCloseTo(3, 9);
    expect(check(one, 'glide_path').remark).toContain('One side');
    expect(check(one, 'symmetry_papi_b_papi_f').verdict).toBe('not_measured');
  });
});
