import { fittedFlight, type FittedFlight } from '../../testing/fitted-flight';
import { evaluateFlight } from '../evaluate-flight';

function nominals(settings: FittedFlight['settings'], touchPointAngle?: number) {
  const result = evaluateFlight(
    fittedFlight({
      settings,
      angles: settings,
      ...(touchPointAngle === undefined ? {} : { touchPointAngle }),
    }),
  );
  const verdict = (id: string) => result.checks.find((row) => row.id === `nominals_${id}`)?.verdict;
  return {
    glidePath: verdict('glide_path'),
    order: verdict('order'),
    spacing: verdict('spacing'),
    nominal: result.glide_path?.nominal,
    warnings: result.warnings.map((w) => w.code).filter((code) => code.startsWith('nominals')),
  };
}

test('the usual settings, with the glide path stated at the touch point', () => {
  expect(nominals([2.5, 2.83, 3.17, 3.5], 3)).toEqual({
    glidePath: 'pass',
    order: 'pass',
    spacing: 'pass',
    nominal: 3,
    warnings: [],
  });
});

test('settings harmonised with an ILS: 2°25′ 2°45′ 3°15′ 3°35′', () => {
  expect(nominals([2 + 25 / 60, 2.75, 3.25, 3 + 35 / 60], 3)).toMatchObject({
    glidePath: 'pass',
    spacing: 'pass',
  });
});

test('the published protocol with a glide path of 4.00° beside 4.00/4.33/4.66/5.00', () => {
  expect(nominals([4, 4.33, 4.66, 5], 4)).toMatchObject({
    glidePath: 'fail',
    order: 'pass',
    spacing: 'pass',
    warnings: ['nominals_inconsistent'],
  });
});

test('settings in the order of the United States (1 nearest the runway)', () => {
  expect(nominals([3.5, 3.17, 2.83, 2.5])).toMatchObject({ glidePath: 'not_measured', order: 'fail' });
});

test('odd spacing is to be confirmed, not condemned', () => {
  expect(nominals([2.5, 2.83, 3.17, 3.9])).toMatchObject({
    spacing: 'inconclusive',
    order: 'pass',
    warnings: ['nominals_unusual'],
  });
});

test('two sides with unequal settings', () => {
  const settings = [2.5, 2.83, 3.17, 3.5, 2.6, 2.93, 3.27, 3.6];
  expect(nominals(settings).spacing).toBe('inconclusive');
});

test('nothing stated, nothing checked', () => {
  expect(nominals([null, null, null, null])).toMatchObject({
    glidePath: 'not_measured',
    order: 'not_measured',
    spacing: 'not_measured',
  });
});
