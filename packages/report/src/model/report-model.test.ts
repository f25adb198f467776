import { inputOf, modelOf } from '../testing/results';
import { reportModel } from './report-model';

test('what nobody stated is null, not a guess', () => {
  const session = {
    id: null,
    recordedAt: null,
    videoFileName: null,
    telemetryFileName: null,
    notes: '',
  };
  const model = reportModel(inputOf('rtk', { site: null, session, trace: null }));
  const facts = Object.fromEntries(
    [...model.identification, ...model.conditions, ...model.inputs].map(({ key, value }) => [key, value]),
  );
  expect(facts).toMatchObject({
    airport: null,
    runway: null,
    recorded_at: null,
    operator: null,
    drone: null,
    camera: null,
    wind: null,
    pressure: null,
    video: null,
    telemetry: null,
    video_sha256: 'ab'.repeat(32),
    system: 'PAPI, units A, B, C, D',
  });
  expect(model.plots).toBeNull();
  expect(model.report_number).toBe('PAPI-abababab');
});

test('the same inputs give the same number; a stated one goes before', () => {
  expect(modelOf('rtk').report_number).toBe('PAPI-LZIB-36-20260506-abababab');
  expect(reportModel(inputOf('rtk', { facts: { report_number: '7/2026' } })).report_number).toBe('7/2026');
});

test('adjustments tilt against the deviation, where it is more than its uncertainty', () => {
  const { adjustments } = reportModel(inputOf('rtk', { facts: { adjuster_arcmin_per_turn: 4 } }));
  // A 2.47° for 2.50°, B 2.84° for 2.83°, C 3.15° for 3.17°, D 3.62° for 3.50°; U = 1′.
  expect(adjustments.map(({ letter, action, needed }) => [letter, action, needed])).toEqual([
    ['A', 'raise', 'optional'],
    ['B', 'none', null],
    ['C', 'raise', 'optional'],
    ['D', 'lower', 'required'],
  ]);
  expect(adjustments[3]!.turns).toBeCloseTo(7.2 / 4, 9);
  expect(modelOf('rtk').adjustments[3]!.turns).toBeNull();
});

test('a dark unit is reported as such, and no glide path is made up', () => {
  const model = modelOf('dark');
  const b = model.units[1]!;
  expect(b).toMatchObject({ letter: 'B', lit: false, angle: null, verdict: 'not_measured' });
  expect(b.reason).toBe('The unit was never seen lit.');
  expect(model.evaluation.find(({ id }) => id === 'glide_path')).toMatchObject({
    measured: null,
    verdict: 'not_measured',
  });
  expect(model.adjustments[1]).toMatchObject({ action: 'not_judged', reason: 'no transition was measured' });
  expect(model.budget!.combined.map(({ unit }) => unit)).toEqual(['PAPI_A', 'PAPI_C', 'PAPI_D']);
  expect(model.plots!.curves.map(({ unit }) => unit)).toEqual(['PAPI_A', 'PAPI_C', 'PAPI_D']);
});

test('indicative angles: no verdict, no adjustment, and it is said', () => {
  const model = modelOf('indicative', 'de');
  expect(
    model.evaluation.filter(({ group }) => group === 'unit_angle').map(({ verdict }) => verdict),
  ).toEqual(Array(4).fill('inconclusive'));
  expect(model.adjustments.every(({ action }) => action === 'not_judged')).toBe(true);
  expect(model.summary.sentences.join(' ')).toContain('Ohne RTK geflogen');
  expect(model.limits.map(({ reason }) => reason).join(' ')).toContain('Ohne RTK geflogen');
});

test('one pass: nothing is sure of the angles, differences are, and it is said why', () => {
  const model = modelOf('one pass', 'de');
  const verdicts = (group: string) =>
    model.evaluation.filter((row) => row.group === group).map(({ verdict }) => verdict);
  expect(verdicts('unit_angle')).toEqual(Array(4).fill('inconclusive'));
  expect(verdicts('neighbour_difference')).not.toContain('not_measured');
  expect(JSON.stringify(model.budget)).toContain('nur eine Richtung');
  expect(model.limits.some(({ subject }) => subject.includes('A'))).toBe(true);
});

test('both sides: symmetry has its rows, a second MEHT too', () => {
  const model = modelOf('two-sided');
  expect(model.identification.find(({ key }) => key === 'system')!.value).toContain('both sides');
  expect(model.evaluation.filter(({ group }) => group === 'symmetry')).toHaveLength(4);
  expect(model.evaluation.filter(({ group }) => group === 'meht')).toHaveLength(2);
});

test('the curve points lie on the transition they were made from', () => {
  const { plots, units } = modelOf('rtk');
  for (const curve of plots!.curves) {
    const unit = units.find(({ name }) => name === curve.unit)!;
    const nearest = [...curve.up].sort(
      ([a], [b]) => Math.abs(a - unit.angle!) - Math.abs(b - unit.angle!),
    )[0]!;
    expect(curve.up.length).toBeGreaterThan(5);
    expect(nearest[1]).toBeGreaterThan(0.2);
    expect(nearest[1]).toBeLessThan(0.8);
  }
});
