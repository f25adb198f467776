import type { Site } from '@papiscope/shared/contracts';
import type { FlightTrace } from './flight-trace';
import { rounded, thin } from './interpolate';

const TRACK_POINTS = 400;
/** Metres of a degree of latitude, and of longitude at the equator: a picture needs no ellipsoid. */
const METRES = 111_320;

/** Metres east and north of the first point of the site. */
export type PlanPoint = readonly [east: number, north: number];

/** The flight from above. */
export interface PlanView {
  readonly track: readonly PlanPoint[];
  readonly points: readonly { readonly point_type: string; readonly at: PlanPoint }[];
  /** Landing direction, degrees true. */
  readonly heading: number;
}

/** Null without a surveyed point or a track. */
export function planView(site: Site | null, { track }: FlightTrace): PlanView | null {
  const origin = site?.reference_points[0];
  if (site === null || origin === undefined || track.length < 2) return null;
  const east = METRES * Math.cos((origin.latitude * Math.PI) / 180);
  const plan = (latitude: number, longitude: number): PlanPoint => [
    rounded((longitude - origin.longitude) * east, 2),
    rounded((latitude - origin.latitude) * METRES, 2),
  ];
  return {
    track: thin(track, TRACK_POINTS).map(([latitude, longitude]) => plan(latitude, longitude)),
    points: site.reference_points.map(({ point_type, latitude, longitude }) => ({
      point_type,
      at: plan(latitude, longitude),
    })),
    heading: site.runway.heading,
  };
}
