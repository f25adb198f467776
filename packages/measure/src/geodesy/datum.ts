import { PapiscopeError, type HeightDatum } from '@papiscope/shared/contracts';
import { egm96Undulation, type GeoidUndulation } from './egm96';

/** Where the geoid heights come from. No grid of EGM2008 is built in: without one its heights are refused. */
export interface Geoids {
  readonly egm96?: GeoidUndulation;
  readonly egm2008?: GeoidUndulation;
}

/** `height` in metres of `datum` at a place in degrees → metres above the WGS84 ellipsoid. */
export function toEllipsoidalHeight(
  height: number,
  datum: HeightDatum,
  latitude: number,
  longitude: number,
  geoids: Geoids = {},
): number {
  switch (datum) {
    case 'ellipsoid':
      return height;
    case 'egm96':
      return height + (geoids.egm96 ?? egm96Undulation)(latitude, longitude);
    case 'egm2008':
      if (geoids.egm2008 === undefined) throw new PapiscopeError('datum_unavailable', 'Datum: EGM2008.');
      return height + geoids.egm2008(latitude, longitude);
  }
}
