import { siteSchema, type Site } from '@papiscope/shared/contracts';
import { siteBar } from './bar-model';

/** Metres to degrees at the equator, where both are alike to a per cent. */
const DEG = 1 / 111_320;

/** A runway to the north with units `right` metres from its centre line. */
function site(units: readonly (readonly [name: string, right: number, nominal: number])[]): Site {
  return siteSchema.parse({
    airport: { icao: 'ZZZZ' },
    runway: { code: '36', heading: 0 },
    reference_points: units.map(([point_type, right, nominal_angle]) => ({
      ...{ point_type, nominal_angle, latitude: 0, longitude: right * DEG, elevation_wgs84: 100 },
    })),
  });
}

const left = [
  ['PAPI_A', -64.5, 2.5],
  ['PAPI_B', -55.5, 2.83],
  ['PAPI_C', -46.5, 3.17],
  ['PAPI_D', -37.5, 3.5],
] as const;
const rightSide = [
  ['PAPI_E', 64.5, 2.5],
  ['PAPI_F', 55.5, 2.83],
  ['PAPI_G', 46.5, 3.17],
  ['PAPI_H', 37.5, 3.5],
] as const;

describe('the bar that a site lets expect', () => {
  it('names a left-hand bar from left to right, and the other way round with doubt', () => {
    const bar = siteBar(site(left), null);
    expect(bar?.names[0]).toEqual(['PAPI_A', 'PAPI_B', 'PAPI_C', 'PAPI_D']);
    expect(bar?.names[1]).toEqual(['PAPI_D', 'PAPI_C', 'PAPI_B', 'PAPI_A']);
    expect(bar?.model.namings[1]?.doubt).toBeGreaterThan(0);
  });

  it('has E outermost on the right of a two-sided bar', () => {
    const bar = siteBar(site([...left, ...rightSide]), null);
    expect(bar?.names).toEqual([
      ['PAPI_A', 'PAPI_B', 'PAPI_C', 'PAPI_D', 'PAPI_H', 'PAPI_G', 'PAPI_F', 'PAPI_E'],
    ]);
  });

  it('sees 9 m from the usual 350 m as 9 / 350 rad, and 75 m between the sides', () => {
    const points = siteBar(site([...left, ...rightSide]), null)?.model.viewAt(0).points ?? [];
    const gap = (i: number) => (points[i + 1]?.x ?? 0) - (points[i]?.x ?? 0);
    expect(gap(1) / (9 / 350)).toBeGreaterThan(0.95);
    expect(gap(1) / (9 / 350)).toBeLessThan(1.01);
    expect(gap(3) / gap(2)).toBeGreaterThan(8);
  });

  it('needs two units', () => {
    expect(siteBar(site(left.slice(0, 1)), null)).toBeNull();
  });
});
