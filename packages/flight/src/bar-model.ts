import type { Site, UnitName } from '@papiscope/shared/contracts';
import {
  fromEnu,
  toEnu,
  unitPoints,
  wrap180,
  lookAngles,
  type DronePath,
  type DronePosition,
  type GeodeticPoint,
  type UnitPoint,
} from '@papiscope/measure';
import type { BarModel, BarView, Naming } from '@papiscope/vision';

/** A model of the site's bar; `names` by naming of the model, from left to right. */
export interface SiteBar {
  readonly model: BarModel;
  readonly names: readonly (readonly UnitName[])[];
}

/** Settings of ICAO Annex 14 for a 3° approach, outer unit first, where the site states none: degrees. */
const USUAL = { four: [2.5, 2.833, 3.167, 3.5], two: [2.75, 3.25] } as const;
/** Where a drone stands that nobody knows the place of: metres before the bar, on the approach. */
const USUAL_DISTANCE = 350;
/** What it costs to name the units the other way round than the site says, where no telemetry confirms the viewpoint. */
const MIRROR_DOUBT = 2;

const RAD = Math.PI / 180;

/** The bar as the site and the drone's path let expect it; null where the site has fewer than two units. */
export function siteBar(site: Site, path: DronePath | null): SiteBar | null {
  const units = unitPoints(site);
  if (units.length < 2) return null;
  const middle = centreOf(units);
  const usual = fromEnu(middle, {
    east: -USUAL_DISTANCE * Math.sin(site.runway.heading * RAD),
    north: -USUAL_DISTANCE * Math.cos(site.runway.heading * RAD),
    up: USUAL_DISTANCE * Math.tan(3 * RAD),
  });
  const centre = path === null ? null : path.at((path.start + path.end) / 2);
  const viewpoint: GeodeticPoint = centre ?? usual;
  const places = [...units].sort((a, b) => azimuthOf(viewpoint, middle, a) - azimuthOf(viewpoint, middle, b));
  const nominals = places.map((place) => place.nominalAngle ?? usualSetting(units, place));

  const viewAt = (time: number): BarView => {
    const drone = path?.at(time) ?? null;
    return {
      points: places.map((place) => directionOf(drone ?? viewpoint, middle, place.lens)),
      angles: places.map((place) =>
        drone === null ? null : lookAngles(place.lens, drone, site.runway.heading).angle,
      ),
      aim: drone === null ? null : aimAt(drone, middle),
    };
  };
  const names = places.map(({ unit }) => unit);
  const mirrored = path === null && bothWays(nominals);
  const namings: Naming[] = [{ nominals, doubt: 0 }];
  if (mirrored) namings.push({ nominals: [...nominals].reverse(), doubt: MIRROR_DOUBT });
  return {
    model: {
      places: places.length,
      viewAt,
      namings,
      exactHeights: path?.grade === 'rtk' && units.every(({ nominalAngle }) => nominalAngle !== null),
    },
    names: mirrored ? [names, [...names].reverse()] : [names],
  };
}

function centreOf(units: readonly UnitPoint[]): GeodeticPoint {
  const mean = (pick: (point: GeodeticPoint) => number) =>
    units.reduce((sum, { lens }) => sum + pick(lens), 0) / units.length;
  return {
    latitude: mean((point) => point.latitude),
    longitude: mean((point) => point.longitude),
    height: mean((point) => point.height),
  };
}

/** Direction of a point beside that of the middle of the bar: radians to the right and downwards. */
function directionOf(
  from: GeodeticPoint,
  middle: GeodeticPoint,
  to: GeodeticPoint,
): { x: number; y: number } {
  const [a, b] = [bearingAndRise(from, middle), bearingAndRise(from, to)];
  return {
    x: RAD * wrap180(b.bearing - a.bearing) * Math.cos(RAD * a.rise),
    y: RAD * (a.rise - b.rise),
  };
}

function azimuthOf(from: GeodeticPoint, middle: GeodeticPoint, { lens }: UnitPoint): number {
  return directionOf(from, middle, lens).x;
}

/** The middle of the bar from the gimbal's axis. */
function aimAt(drone: DronePosition, middle: GeodeticPoint): { x: number; y: number } | null {
  if (drone.gimbal_yaw === null || drone.gimbal_pitch === null) return null;
  const { bearing, rise } = bearingAndRise(drone, middle);
  return { x: RAD * wrap180(bearing - drone.gimbal_yaw), y: RAD * (drone.gimbal_pitch - rise) };
}

/** Degrees true, and degrees above the horizon. */
function bearingAndRise(from: GeodeticPoint, to: GeodeticPoint): { bearing: number; rise: number } {
  const { east, north, up } = toEnu(from, to);
  return {
    bearing: Math.atan2(east, north) / RAD,
    rise: Math.atan2(up, Math.hypot(east, north)) / RAD,
  };
}

function usualSetting(units: readonly UnitPoint[], place: UnitPoint): number {
  const settings = units.length === 2 ? USUAL.two : USUAL.four;
  return settings[units.indexOf(place) % settings.length] ?? 3;
}

/** A bar on one side names its units from one end to the other: seen from behind they would stand the other way round. */
function bothWays(nominals: readonly number[]): boolean {
  const rises = nominals.slice(1).map((nominal, i) => nominal - (nominals[i] ?? 0));
  return rises.every((rise) => rise > 0) || rises.every((rise) => rise < 0);
}
