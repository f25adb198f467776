import { Geodesic } from 'geographiclib-geodesic';
import { PapiscopeError } from '@papiscope/shared/contracts';
import type { GeodeticPoint } from '../types';
import {
  ecefToGeodetic,
  egm96Undulation,
  fromEnu,
  geodeticToEcef,
  lookAngles,
  metresPerDegree,
  toEllipsoidalHeight,
  toEnu,
  wrap180,
} from '.';

const point = (latitude: number, longitude: number, height: number): GeodeticPoint => ({
  latitude,
  longitude,
  height,
});

/** The worked example of MATLAB's mapping toolbox for geodetic2ecef, aer2geodetic and geodetic2enu. */
const OBSERVER = point(42, -82, 200);
const AZIMUTH = 33;
const ELEVATION = 70;
const RANGE = 1000;

describe('published example', () => {
  const enu = { east: 186.277521, north: 286.842228, up: 939.692621 };

  it('gives the published earth-centred coordinates', () => {
    const { x, y, z } = geodeticToEcef(OBSERVER);
    expect(x).toBeCloseTo(660675.2518247, 4);
    expect(y).toBeCloseTo(-4700948.68316, 4);
    expect(z).toBeCloseTo(4245737.66222, 4);
  });

  it('finds the target from its azimuth, elevation and range, and back', () => {
    const target = fromEnu(OBSERVER, enu);
    expect(target.latitude).toBeCloseTo(42.002582, 6);
    expect(target.longitude).toBeCloseTo(-81.997752, 6);
    expect(target.height).toBeCloseTo(1139.7018, 3);
    const seen = lookAngles(OBSERVER, target, 213);
    expect(seen.angle).toBeCloseTo(ELEVATION, 6);
    expect(seen.horizontalAngle).toBeCloseTo(wrap180(213 + 180 - AZIMUTH), 6);
    expect(seen.distanceDirect).toBeCloseTo(RANGE, 5);
  });
});

describe('against GeographicLib', () => {
  const places: [number, number][] = [
    [48.1699, 17.2127],
    [0.01, 179.9999],
    [-33.9, -70.8],
    [69.97, 23.4],
  ];
  it.each(places)('bearing and ground distance at %d, %d', (latitude, longitude) => {
    for (const azimuth of [-170, -138.7, -45, 0, 41.3, 90, 180]) {
      const end = Geodesic.WGS84.Direct(latitude, longitude, azimuth, 350);
      const seen = lookAngles(
        point(latitude, longitude, 0),
        point(end.lat2 ?? NaN, end.lon2 ?? NaN, 0),
        221.3,
      );
      expect(Math.abs(seen.distanceGround - 350)).toBeLessThan(0.001);
      expect(Math.abs(wrap180(seen.horizontalAngle - (221.3 + 180 - azimuth))) * 60).toBeLessThan(0.001);
    }
  });

  it('the ground falls away below the horizontal plane by d²/2R', () => {
    const end = Geodesic.WGS84.Direct(48, 17, 90, 1000);
    const { up } = toEnu(point(48, 17, 0), point(end.lat2 ?? NaN, end.lon2 ?? NaN, 0));
    const radiusEastWest = 6378137 / Math.sqrt(1 - 0.00669437999014 * Math.sin((48 * Math.PI) / 180) ** 2);
    expect(up).toBeCloseTo(-(1000 ** 2) / (2 * radiusEastWest), 4);
  });

  it('metres per degree', () => {
    const perDegree = metresPerDegree(48);
    expect(perDegree.latitude * 0.001).toBeCloseTo(
      Geodesic.WGS84.Inverse(47.9995, 17, 48.0005, 17).s12 ?? NaN,
      4,
    );
    expect(perDegree.longitude * 0.001).toBeCloseTo(Geodesic.WGS84.Inverse(48, 17, 48, 17.001).s12 ?? NaN, 4);
  });
});

describe('horizontal angle', () => {
  const unit = point(48, 17, 130);
  const seenFrom = (east: number, north: number, landingDirection: number): number =>
    lookAngles(unit, fromEnu(unit, { east, north, up: 15 }), landingDirection).horizontalAngle;

  it('is 0 on the extended centre line and positive to the right of it', () => {
    expect(seenFrom(0, -300, 0)).toBeCloseTo(0, 9);
    expect(seenFrom(30, -300, 0)).toBeCloseTo((Math.atan(0.1) * 180) / Math.PI, 6);
    expect(seenFrom(-30, -300, 0)).toBeLessThan(0);
    expect(seenFrom(300, 30, 270)).toBeCloseTo((Math.atan(0.1) * 180) / Math.PI, 6);
  });

  it('wraps', () => {
    expect([0, 180, -180, 181, -181, 540, 720.5].map(wrap180)).toEqual([0, 180, 180, -179, 179, 180, 0.5]);
  });
});

it('a climb of 10.2 cm at 350 m is one minute of arc', () => {
  const unit = point(48, 17, 130);
  const at = (up: number): number => lookAngles(unit, fromEnu(unit, { east: 0, north: -350, up }), 0).angle;
  expect((at(15.102) - at(15)) * 60).toBeCloseTo(1, 2);
});

it.each([
  [90, 0, 12],
  [-90, 0, -3],
  [0, 180, 0],
  [51.5, -0.1, 45],
  [-12.3, 130.9, 8848],
  [89.9999, 45, 100],
])('earth-centred and back: %d, %d, %d', (latitude, longitude, height) => {
  const back = ecefToGeodetic(geodeticToEcef(point(latitude, longitude, height)));
  expect(back.latitude).toBeCloseTo(latitude, 10);
  if (Math.abs(latitude) < 90) expect(back.longitude).toBeCloseTo(longitude, 10);
  expect(back.height).toBeCloseTo(height, 6);
});

/** Output of the NGA's program F477 (full spherical harmonics), as distributed with EGM96. */
const F477: [number, number, number][] = [
  [38.628155, 269.779155, -31.628],
  [-14.621217, 305.021114, -2.969],
  [46.874319, 102.448729, -43.575],
  [-23.617446, 133.874712, 15.871],
  [38.625473, 359.9995, 50.066],
  [-0.466744, 0.0023, 17.329],
];

describe('geoid', () => {
  it.each(F477)('EGM96 at %d, %d is %d', (latitude, longitude, undulation) => {
    expect(Math.abs(egm96Undulation(latitude, longitude) - undulation)).toBeLessThan(0.025);
  });

  it('is continuous over the poles and the date line', () => {
    expect(egm96Undulation(90, 0)).toBeCloseTo(egm96Undulation(90, 123), 6);
    expect(egm96Undulation(10, 180)).toBeCloseTo(egm96Undulation(10, -180), 9);
    expect(Math.abs(egm96Undulation(-89.9, 10) - egm96Undulation(-90, 0))).toBeLessThan(0.2);
  });

  it('turns heights above EGM96 into ellipsoidal ones and leaves ellipsoidal ones alone', () => {
    expect(toEllipsoidalHeight(100, 'ellipsoid', 48, 17)).toBe(100);
    expect(toEllipsoidalHeight(100, 'egm96', 46.874319, 102.448729)).toBeCloseTo(56.425, 1);
    expect(toEllipsoidalHeight(100, 'egm2008', 48, 17, { egm2008: () => 43 })).toBe(143);
  });

  it('refuses EGM2008 without a source of it', () => {
    expect(() => toEllipsoidalHeight(100, 'egm2008', 48, 17)).toThrow(PapiscopeError);
  });
});
