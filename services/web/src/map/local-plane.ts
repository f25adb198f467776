import { metresPerDegree } from '@papiscope/measure/wgs84';

export interface Place {
  readonly latitude: number;
  readonly longitude: number;
}

/** Metres east and north of an origin. */
export interface LocalPoint {
  readonly east: number;
  readonly north: number;
}

/** Flat ground around an origin; good to centimetres over the kilometres of an airfield. */
export function localPlane(origin: Place): (place: Place) => LocalPoint {
  const perDegree = metresPerDegree(origin.latitude);
  return ({ latitude, longitude }) => ({
    east: (longitude - origin.longitude) * perDegree.longitude,
    north: (latitude - origin.latitude) * perDegree.latitude,
  });
}

/** Along: metres in the direction of `heading` (degrees true). Right: metres to the right of it. */
export function alongAndRight(
  { east, north }: LocalPoint,
  heading: number,
): { readonly along: number; readonly right: number } {
  const radians = (heading * Math.PI) / 180;
  return {
    along: east * Math.sin(radians) + north * Math.cos(radians),
    right: east * Math.cos(radians) - north * Math.sin(radians),
  };
}
