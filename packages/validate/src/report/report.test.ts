import { planMatrix } from '../matrix/plan';
import type { FlightRow, UnitRow } from '../row';
import { GUARANTEED, missedGuarantees } from './guaranteed';
import { plots } from './plots';
import { checkTargets } from './targets';
import { reportText } from './text';
import { centroidQuantile, rms, verdictFault } from './statistics';

const [planned] = planMatrix({ set: 'core', flights: 1, stressFlights: 0, seed: 1 });
if (planned === undefined) throw new Error('one flight is wanted');

const unit: UnitRow = {
  ...{ unit: 'PAPI_A', lit: true, true_angle: 2.5, true_width: 3, edge: 'erf', nominal: 2.5, tolerance: 0.1 },
  ...{
    error: 0.1,
    telemetry_error: 0.04,
    colour_error: 0.06,
    width: 3.2,
    u_angle: 0.4,
    u_width: 0.6,
    passes: 2,
  },
  ...{ verdict: 'pass', reason: null },
};

const row = (change: Partial<FlightRow> = {}, units: readonly Partial<UnitRow>[] = [{}, {}]): FlightRow => ({
  ...{ key: 'k', set: 'core', number: 0, options: planned.options, megabits: 20, spot_px: 4, spacing_px: 50 },
  ...{ frames: 600, failure: null, time_offset: { true: 0.1, measured: 0.11, u: 0.02 }, grade: 'rtk' },
  detection: { found: true, confidence: 0.95, right: true, complete: true },
  absolute_angles: 'valid',
  tracking: {
    ...{ expected: 200, tracked: 200, identity_errors: 0, invented: 0, plain: 100, status_agrees: 100 },
    centroid_unclipped: Array.from({ length: 101 }, (_, i) => (i === 2 ? 100 : 0)),
    centroid_clipped: Array.from({ length: 101 }, (_, i) => (i === 4 ? 100 : 0)),
  },
  units: units.map((one) => ({ ...unit, ...one })),
  warnings: [],
  cpu_ms: { simulate: 5, measure: 5 },
  ...change,
});

const missed = (rows: readonly FlightRow[]): string[] =>
  checkTargets(rows)
    .filter(({ met }) => !met)
    .map(({ text }) => text);

describe('targets', () => {
  it('are met by good rows', () => {
    expect(missed([row(), row()])).toEqual([]);
  });

  it.each<[string, FlightRow]>([
    ['Transition angle, worst unit', row({}, [{ error: -0.5, u_angle: 0.5 }, {}, {}, {}, {}, {}, {}])],
    ['Error over U, worst unit', row({}, [{ error: 0.3, u_angle: 0.1 }])],
    ['Lit units that were measured', row({}, [{ error: null, u_angle: null, colour_error: null }, {}])],
    ['Time offset, worst flight', row({ time_offset: { true: 0, measured: 0.06, u: 0.1 } })],
    ['Angles for units that are dark', row({ set: 'dark-unit' }, [{ lit: false }])],
    [
      'Detections with confidence ≥ 0.9 that are right',
      row({ detection: { found: true, confidence: 0.95, right: false, complete: true } }),
    ],
    ['One pass, lag known: transition angle, rms', row({ set: 'one-pass' }, [{ error: 0.5, u_angle: 1 }])],
    ['Transitions of 1 to 1.5′: widest reading', row({ set: 'narrow' }, [{ width: 3.1 }])],
  ])('%s', (text, bad) => {
    expect(missed([bad])).toContain(text);
  });
});

it('counts a verdict as wrong only beyond the stated uncertainty', () => {
  const far = { ...unit, true_angle: 2.5 + 6.6 / 60 };
  expect(verdictFault(far)).toBeCloseTo(0.2, 9);
  expect(verdictFault({ ...far, u_angle: 0.7 })).toBe(0);
  expect(verdictFault({ ...far, verdict: 'inconclusive' })).toBe(0);
  expect(verdictFault({ ...unit, verdict: 'fail' })).toBeCloseTo(5.6, 9);
});

it('takes quantiles of the pooled centroids', () => {
  expect(centroidQuantile([row()], 'centroid_unclipped', 0.5)).toBeCloseTo(0.06, 9);
  expect(rms([3, 4])).toBeCloseTo(Math.sqrt(12.5), 12);
});

it('writes tables and pictures of any rows', () => {
  const rows = [row(), row({ set: 'no-rtk', failure: 'lights_lost: gone', units: [], tracking: null })];
  const text = reportText(rows);
  expect(text).toContain('| Transition angle, rms');
  expect(text).toContain('no-rtk 0: lights_lost: gone');
  expect(text).not.toMatch(/NaN|undefined|Infinity/);
  for (const { svg } of plots(rows)) expect(svg).not.toMatch(/NaN|undefined/);
});

it('names the guarantees that are missed, and takes targets that are not listed as stated', () => {
  expect(missedGuarantees([row()])).toEqual([]);
  const found = missedGuarantees([row({}, [{ error: 1.6, u_angle: 1 }])]).join();
  const largest = GUARANTEED['Stated U, largest'];
  expect(found).toContain(`Stated U, largest: 1, guaranteed at most ${largest} ′`);
  expect(found).toContain('Error over U, worst unit: 1.6, guaranteed at most 1.5');
});

it('lists guarantees only for targets that there are', () => {
  const texts = checkTargets([row()]).map(({ text }) => text);
  expect(Object.keys(GUARANTEED).filter((text) => !texts.includes(text))).toEqual([]);
});
