import type { ColourSample } from '../../types';
import { quantile } from '../../robust';
import { valueAt, type TimeTable } from './time-table';

/** Of distances that differ by less than this part the lights together tell better how bright they make them than positions do. */
const LEAST_CHANGE = 0.05;

/**
 * Samples as the light would be seen from one distance: the flux of a point falls off with the square of its distance, and so does that of all
 * its rings, which are as wide as the lens blurs. On a climb the distance hardly changes, and nothing is done; on a level run towards the lights
 * they grow three times as bright while they change colour. `distance`: metres, over the time of the path; `shift`: video time + shift = time of
 * the path, seconds; `reference`: metres. A frame whose distance is not known stays as it is.
 */
export function fromOneDistance(
  samples: readonly ColourSample[],
  distance: TimeTable,
  shift: number,
  reference: number,
): readonly ColourSample[] {
  const distances = samples.map(({ time }) => valueAt(distance, time + shift));
  const known = distances.filter(Number.isFinite);
  const [nearest, farthest] = [quantile(known, 0), quantile(known, 1)];
  if (!(farthest > (1 + LEAST_CHANGE) * nearest)) return samples;
  return samples.map((sample, i) => {
    const ratio = ((distances[i] ?? Number.NaN) / reference) ** 2;
    if (!Number.isFinite(ratio)) return sample;
    const scaled = (fluxes: readonly number[]) => fluxes.map((flux) => ratio * flux);
    return {
      ...sample,
      red: ratio * sample.red,
      red_rings: scaled(sample.red_rings),
      luma_rings: scaled(sample.luma_rings),
    };
  });
}
