import type { FlightResult, Lights } from '@papiscope/shared/contracts';
import { EMPTY_RESULT } from '@papiscope/shared/testing';
import { withDoubt } from './doubt';

const box = { x: 40, y: 50, size: 1 };
const UNSURE: Lights = { PAPI_A: { ...box, confidence: 0.114 }, PAPI_B: { ...box, confidence: 0.114 } };

const unit = {
  ...{ lit: true, nominal_angle: 2.5, tolerance: 0.1, transition: null, deviation_arcmin: 0 },
  frames: { total: 1, tracked: 1, visible: 1 },
};
const check = {
  ...{ parameter: 'Width', unit: 'arcmin' as const, nominal: null, tolerance: 3, measured: 4, u: 0.2 },
};
const RESULT: FlightResult = {
  ...EMPTY_RESULT,
  units: {
    PAPI_A: { ...unit, verdict: 'fail', reason: 'Outside the tolerance: deviation +7′.' },
    PAPI_B: { ...unit, verdict: 'pass', reason: null },
  },
  glide_path: { angle: 3, u_angle_arcmin: 0.3, nominal: 3, tolerance: 0.05, verdict: 'fail' },
  symmetry: [{ pair: ['PAPI_A', 'PAPI_B'], difference_arcmin: 9, u_arcmin: 1, verdict: 'fail' }],
  checks: [
    { ...check, id: 'width_a', verdict: 'fail', remark: null },
    { ...check, id: 'width_b', verdict: 'inconclusive', remark: 'Too close.' },
  ],
  warnings: [{ code: 'other', message: 'Something else.' }],
};

describe('lights that were found, and that nobody has confirmed', () => {
  const doubted = withDoubt(RESULT, UNSURE);

  it('are warned of with how unsure they are, and what to do', () => {
    expect(doubted.warnings).toEqual([
      {
        code: 'lights_unsure',
        message: expect.stringMatching(/confidence of 11 % only.*by hand/) as string,
      },
      ...RESULT.warnings,
    ]);
  });

  it('fail nothing: they may be others', () => {
    const reason =
      'Nobody has confirmed that these are the lights of the PAPI. Outside the tolerance: deviation +7′.';
    expect(doubted.units.PAPI_A).toEqual({ ...RESULT.units.PAPI_A, verdict: 'inconclusive', reason });
    expect(doubted.glide_path?.verdict).toBe('inconclusive');
    expect(doubted.symmetry[0]?.verdict).toBe('inconclusive');
    expect(doubted.checks[0]).toMatchObject({
      verdict: 'inconclusive',
      remark: 'Nobody has confirmed that these are the lights of the PAPI.',
    });
  });

  it('pass what is within its tolerance', () => {
    expect(doubted.units.PAPI_B).toEqual(RESULT.units.PAPI_B);
    expect(doubted.checks[1]).toEqual(RESULT.checks[1]);
  });
});

it('changes nothing where the lights are as sure as the queue wants them, or placed by a person', () => {
  for (const confidence of [0.9, undefined]) {
    const lights = { PAPI_A: { ...box, confidence }, PAPI_B: { ...box, confidence: 0.97 } };
    expect(withDoubt(RESULT, lights)).toBe(RESULT);
  }
});
