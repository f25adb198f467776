import { PapiscopeError, type Site } from '@papiscope/shared/contracts';
import { toEnu } from '../../geodesy';
import type { GeodeticPoint } from '../../types';
import { isCoarse, range } from '../extent';
import type { TelemetrySample } from '../types';

/** Farther away than this nobody measures a PAPI. Metres. */
const FARTHEST_M = 5000;
/** Error that a height without RTK may have, and still give differences between units. Metres. */
const HEIGHT_ERROR_M = 150;
const RTK_HEIGHT_ERROR_M = 5;
const HIGHEST_M = 1500;

interface Place {
  readonly latitude: number;
  readonly longitude: number;
}

const ground = ({ latitude, longitude }: Place): GeodeticPoint => ({ latitude, longitude, height: 0 });

/** Metres in the horizontal plane; infinite on the other side of the earth. */
function distance(a: Place, b: Place): number {
  if (Math.abs(a.latitude) > 90 || Math.abs(b.latitude) > 90) return Number.POSITIVE_INFINITY;
  const { east, north, up } = toEnu(ground(a), ground(b));
  return Math.hypot(east, north, up);
}

const MISTAKES: readonly { readonly what: string; readonly undo: (place: Place) => Place }[] = [
  {
    what: 'latitude and longitude are probably swapped',
    undo: (p) => ({ latitude: p.longitude, longitude: p.latitude }),
  },
  {
    what: 'the sign of the longitude (east/west) is probably wrong',
    undo: (p) => ({ ...p, longitude: -p.longitude }),
  },
  {
    what: 'the sign of the latitude (north/south) is probably wrong',
    undo: (p) => ({ ...p, latitude: -p.latitude }),
  },
];

const implausible = (detail: string): PapiscopeError => new PapiscopeError('telemetry_implausible', detail);

function middle(samples: readonly TelemetrySample[]): Place {
  const { low: south, high: north } = range(samples.map(({ latitude }) => latitude)) ?? { low: 0, high: 0 };
  const { low: west, high: east } = range(samples.map(({ longitude }) => longitude)) ?? { low: 0, high: 0 };
  return { latitude: (south + north) / 2, longitude: (west + east) / 2 };
}

/** Refuses positions that were not flown at this site, and says what is probably wrong with them. */
export function assertNear(samples: readonly TelemetrySample[], site: Site): void {
  const nearest = (place: Place): number =>
    Math.min(...site.reference_points.map((point) => distance(point, place)));
  if (Math.min(...samples.map(nearest)) <= FARTHEST_M) return;
  const place = middle(samples);
  const mistake = MISTAKES.find(({ undo }) => nearest(undo(place)) <= FARTHEST_M);
  const away = `${(nearest(place) / 1000).toFixed(0)} km from the reference points of ${site.airport.icao} ${site.runway.code}`;
  throw implausible(
    mistake === undefined
      ? `The positions lie ${away}: this is probably the file of another flight.`
      : `The positions lie ${away}: ${mistake.what}.`,
  );
}

/** Refuses coordinates that are rounded to more metres than an angle can bear: 11 m at 350 m are six minutes of arc. */
export function assertFine(samples: readonly TelemetrySample[]): void {
  if (isCoarse(samples))
    throw new PapiscopeError('telemetry_too_coarse', 'They have four decimals of a degree: 11 m.');
}

/**
 * Refuses heights that are no heights. `heights` of the drone and `lightHeights` of the reference points in metres above the
 * ellipsoid, `raw` as the file has the drone's.
 */
export function assertHeights(
  heights: readonly number[],
  raw: readonly number[],
  lightHeights: readonly number[],
  rtk: boolean,
): void {
  const distinct = new Set(raw);
  if (
    distinct.size > 1 &&
    [...distinct].every((value) => Number.isInteger(value) && value >= 0 && value <= 40)
  ) {
    const { low, high } = range(raw) ?? { low: 0, high: 0 };
    throw implausible(
      `The heights are whole numbers from ${low} to ${high}: these are probably numbers of satellites.`,
    );
  }
  const flown = range(heights);
  const lights = range(lightHeights);
  if (flown === null || lights === null) return;
  const below = lights.low - flown.high;
  if (below > (rtk ? RTK_HEIGHT_ERROR_M : HEIGHT_ERROR_M)) {
    throw implausible(
      `The whole flight would lie ${below.toFixed(0)} m or more below the lights: the datum of the heights is probably wrong.`,
    );
  }
  const above = flown.low - lights.high;
  if (above > HIGHEST_M) {
    throw implausible(
      `The whole flight would lie ${above.toFixed(0)} m or more above the lights: the heights are probably in feet or of another datum.`,
    );
  }
}
