import type { SiteInput } from '@papiscope/shared/contracts';
import type { Installation } from '../flight/installation';
import type { Geodetic } from '../geodesy/wgs84';
import type { Simulation } from '../options';

/** The surveyed site, ellipsoidal heights, as the command line's `site.json`. */
export function describeSite(options: Simulation, place: Installation): SiteInput {
  const point = ({ latitude, longitude, height }: Geodetic) => ({
    latitude: round(latitude, 9),
    longitude: round(longitude, 9),
    elevation_wgs84: round(height, 4),
    height_datum: 'ellipsoid' as const,
  });
  return {
    airport: { icao: options.airport, name: 'Simulated airport' },
    runway: { code: options.runway, heading: options.heading },
    altitude_source: 'abs',
    telemetry_datum: 'ellipsoid',
    takeoff_elevation_wgs84: options.elevation,
    reference_points: [
      ...place.units.map((unit) => ({
        point_type: unit.name,
        ...point(unit.position),
        nominal_angle: unit.nominal,
        tolerance: 0.1,
      })),
      { point_type: 'TOUCH_POINT', ...point(place.touchPoint) },
      { point_type: 'THRESHOLD', ...point(place.threshold) },
    ],
  };
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
