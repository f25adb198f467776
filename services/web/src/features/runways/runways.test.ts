import type { Point } from '../../api/types';
import { PRESETS, withPreset } from './presets';
import { sideOfRunway, withReversedUnits } from './bar-sides';
import { publishedWarnings } from './published-warnings';
import { CsvFault, pointsFromCsv, pointsToCsv } from './site-csv';
import { emptySite, missingNumbers, numberOf, toDraft, toSite } from './site-draft';
import { siteWarnings } from './site-warnings';

/** A bar of four as it should be: 9 m apart, across a runway to the south, on its left; A farthest out. */
const metre = { north: 1 / 111_200, east: 1 / 74_600 };
const bar: Point[] = ['A', 'B', 'C', 'D'].map((unit, i) => ({
  point_type: `PAPI_${unit}` as Point['point_type'],
  latitude: 48,
  longitude: 17 + (42 - 9 * i) * metre.east,
  elevation_wgs84: 130,
  nominal_angle: 2.5 + i / 3,
}));
const threshold: Point = {
  point_type: 'THRESHOLD',
  latitude: 48 + 300 * metre.north,
  longitude: 17,
  elevation_wgs84: 130,
};
const SOUTH = 180;
const keys = (points: readonly Point[], heading = SOUTH) =>
  siteWarnings(points, heading).map(({ key }) => key);
const change = (index: number, to: Partial<Point>) =>
  [...bar, threshold].map((point, i) => (i === index ? { ...point, ...to } : point));

test('nothing to say of a bar as it should be', () => {
  expect(keys([...bar, threshold])).toEqual([]);
});

test.each([
  ['one unit off the line', change(1, { latitude: 48 + 3 * metre.north }), 'warn_not_in_line'],
  ['two units swapped', change(1, { longitude: bar[2]!.longitude - 4.5 * metre.east }), 'warn_order'],
  ['a gap', change(0, { longitude: 17 + 80 * metre.east }), 'warn_spacing'],
  ['a lens two metres higher', change(3, { elevation_wgs84: 132 }), 'warn_heights'],
  ['angles that fall', change(3, { nominal_angle: 2.4 }), 'warn_nominal_order'],
  ['an angle missing', change(2, { nominal_angle: null }), 'warn_nominal_missing'],
  ['heights of two kinds', change(2, { height_datum: 'egm96' }), 'warn_datums'],
  ['a threshold behind the bar', change(4, { latitude: 48 - 300 * metre.north }), 'warn_threshold'],
] as const)('%s', (_, points, key) => {
  expect(keys(points)).toContain(key);
});

test('a bar along the runway, and units counted from the runway outwards', () => {
  expect(keys([...bar, threshold], 90)).toContain('warn_not_across');
  const letters = ['PAPI_D', 'PAPI_C', 'PAPI_B', 'PAPI_A'] as const;
  const mirrored = bar.map((point, i) => ({ ...point, point_type: letters[i] ?? 'PAPI_A' }));
  expect(keys([...mirrored, threshold])).toContain('warn_order');
});

test.each([
  ['as they should be', [...bar, threshold], { ils_glide_path: 3, meht_m: 15 }, []],
  ['an unusual step', change(3, { nominal_angle: 3.6 }), {}, ['warn_nominal_spacing']],
  [
    'another glide path at the touch-down point',
    [...bar, { ...threshold, point_type: 'TOUCH_POINT' as const, nominal_angle: 3.1 }],
    {},
    ['warn_glide_path'],
  ],
  ['another glide path of the ILS', bar, { ils_glide_path: 3.2 }, ['warn_ils']],
  ['MEHT without a threshold', bar, { meht_m: 15 }, ['warn_no_threshold']],
  ['no setting angles, nothing to compare', change(1, { nominal_angle: null }), { ils_glide_path: 3.2 }, []],
])('published values: %s', (_, points, published, wanted) => {
  expect(publishedWarnings(points, published).map(({ key }) => key)).toEqual(wanted);
});

test('no unit at all', () => {
  expect(keys([threshold])).toEqual(['warn_no_units']);
});

test('a site goes into the form and comes out as it was', () => {
  const site = {
    airport: { icao: 'LZIB', name: 'Bratislava' },
    runway: { code: '22', heading: 221.3 },
    altitude_source: 'abs' as const,
    telemetry_datum: 'ellipsoid' as const,
    takeoff_elevation_wgs84: null,
    standards_profile: 'icao-easa' as const,
    ils_glide_path: 3,
    meht_m: 15.5,
    meht_tolerance_m: null,
    reference_points: bar.map((point) => ({
      ...point,
      height_datum: 'ellipsoid' as const,
      tolerance: null,
      nominal_angle: point.nominal_angle ?? null,
    })),
  };
  expect(toSite(toDraft(site))).toEqual(site);
});

test('numbers with a comma; what is no number is named', () => {
  expect([numberOf('2,5'), numberOf(' 2.5 '), numberOf(''), numberOf('2x')]).toEqual([2.5, 2.5, NaN, NaN]);
  const draft = { ...emptySite(), heading: '22l' };
  expect([...missingNumbers(draft)].slice(0, 2)).toEqual(['heading', 'points.0.latitude']);
  expect(missingNumbers({ ...draft, altitude_source: 'rel' }).has('takeoff')).toBe(true);
  expect(missingNumbers({ ...draft, meht_m: '15 m' }).has('meht_m')).toBe(true);
});

test('a preset sets the angles of the units that there are', () => {
  const harmonised = PRESETS[1]!;
  const { points, standards_profile: profile, ils_glide_path: ils } = withPreset(emptySite(), harmonised);
  expect(points.map((point) => point.nominal_angle)).toEqual(['2.4167', '2.75', '3.25', '3.5833']);
  expect(points.map((point) => point.tolerance)).toEqual(['', '', '', '']);
  expect([profile, ils]).toEqual(['protocol', '3']);
  expect(withPreset({ ...emptySite(), ils_glide_path: '3,2' }, harmonised).ils_glide_path).toBe('3,2');
});

test('the preset of the FAA brings its limits along', () => {
  const faa = PRESETS.find(({ key }) => key === 'faa');
  expect(withPreset(emptySite(), faa!).standards_profile).toBe('faa');
});

test('a table of points, with commas or as a spreadsheet in another language writes it', () => {
  const rows = pointsFromCsv(
    '\uFEFFlatitude;longitude;elevation_wgs84;point_type;nominal_angle\r\n48,17;17,21;133,4;papi_a;2,5\r\n\r\n',
  );
  expect(rows).toEqual([
    {
      point_type: 'PAPI_A',
      latitude: '48,17',
      longitude: '17,21',
      elevation_wgs84: '133,4',
      height_datum: 'ellipsoid',
      nominal_angle: '2,5',
      tolerance: '',
    },
  ]);
  expect(
    pointsFromCsv(
      pointsToCsv(
        toDraft({ airport: { icao: 'LZIB' }, runway: { code: '22', heading: 1 }, reference_points: bar })
          .points,
      ),
    ),
  ).toHaveLength(4);
});

test.each([
  ['point_type,latitude,longitude\nPAPI_A,1,2', 1, 'elevation_wgs84'],
  ['point_type,latitude,longitude,elevation_wgs84\nPAPI_A,1,2,3\nPAPI_Z,1,2,3', 3, 'point_type'],
  ['point_type,latitude,longitude,elevation_wgs84\nPAPI_A,north,2,3', 2, 'latitude'],
])('a table that is wrong names the place: %j', (text, line, column) => {
  expect(() => pointsFromCsv(text)).toThrow(new CsvFault(line, column));
});

test('on which side the bar stands, as seen in landing', () => {
  expect(sideOfRunway([...bar, threshold], SOUTH)).toBe('left');
  expect(sideOfRunway([...bar, threshold], 0)).toBe('right');
  expect(sideOfRunway([...bar, { ...bar[0]!, point_type: 'PAPI_E' }, threshold], SOUTH)).toBe('both');
  expect(sideOfRunway(bar, SOUTH)).toBeNull();
});

test('a second side may be lettered either way: its order is told by where the units stand', () => {
  const across = ['E', 'F', 'G', 'H'].map((unit, i): Point => {
    const inner = bar[3 - i]!;
    return { ...inner, point_type: `PAPI_${unit}` as Point['point_type'], longitude: 34 - inner.longitude };
  });
  const mirrored = across.map((point, i): Point => ({ ...across[3 - i]!, point_type: point.point_type }));
  expect(keys([...bar, ...across, threshold])).toEqual([]);
  expect(keys([...bar, ...mirrored, threshold])).toEqual([]);
  const turned = across.map((point, i): Point => ({ ...point, nominal_angle: 2.5 + i / 3 }));
  expect(keys([...bar, ...turned, threshold])).toEqual(['warn_nominal_order']);
  const draft = toDraft({
    airport: { icao: 'LZIB' },
    runway: { code: '22', heading: 180 },
    reference_points: [...bar, ...turned],
  });
  expect(withPreset(draft, PRESETS[0]!).points.map(({ nominal_angle: angle }) => angle)).toEqual(
    [...PRESETS[0]!.angles, ...PRESETS[0]!.angles.toReversed()].map(String),
  );
});

test('units are lettered from the other end; their angles stay', () => {
  const site = { airport: { icao: 'LZIB' }, runway: { code: '22', heading: 180 } };
  const draft = toDraft({ ...site, reference_points: [...bar, threshold] });
  const reversed = withReversedUnits(draft);
  expect(reversed.points.map(({ longitude }) => longitude)).toEqual(
    [3, 2, 1, 0, 4].map((i) => draft.points[i]?.longitude),
  );
  expect(reversed.points.map(({ nominal_angle: angle }) => angle)).toEqual(
    draft.points.map(({ nominal_angle: angle }) => angle),
  );
  expect(withReversedUnits(reversed)).toEqual(draft);
});
