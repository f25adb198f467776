import { meanAround, medianOf } from './around';
import { at, type Table } from './table';

/**
 * Distances from the unit that is seen most: their means around that time, where there are none their middle over the flight, or by way of
 * another unit. NaN where no frame tells.
 */
export function firstPlaces(times: Float64Array, centres: Table): Float64Array[] {
  const seen = centres.map((own) => own.reduce((sum, centre) => sum + (Number.isNaN(centre) ? 0 : 1), 0));
  const order = centres.map((_, u) => u).sort((a, b) => (seen[b] ?? 0) - (seen[a] ?? 0));
  const places = centres.map(() => NaN);
  for (const u of order) {
    const known = order.filter((other) => !Number.isNaN(places[other] ?? NaN));
    if (known.length === 0) places[u] = 0;
    for (const other of known) {
      if (!Number.isNaN(places[u] ?? NaN)) break;
      places[u] = (places[other] ?? NaN) + middleDistance(centres[other] ?? [], centres[u] ?? []);
    }
  }
  const even = new Float64Array(times.length).fill(1);
  const main = centres[order[0] ?? 0];
  return centres.map((own, u) => {
    const distances = own.map((centre, f) => centre - (main?.[f] ?? NaN));
    return meanAround(times, distances, even).map((mean) => (Number.isNaN(mean) ? (places[u] ?? NaN) : mean));
  });
}

function middleDistance(from: ArrayLike<number>, to: ArrayLike<number>): number {
  return medianOf(Float64Array.from(to, (centre, f) => centre - (from[f] ?? NaN)));
}

/** Places along the rows from the middle of the lights that a frame shows: what turning and stretching grow with. */
export function leversOf(places: Table, weights: Table): Table {
  const frames = Array.from(places[0] ?? [], (_, f) => f);
  const middles = frames.map((f) => {
    let [sum, total] = [0, 0];
    for (let u = 0; u < places.length; u++) {
      const weight = at(weights, u, f);
      if (weight === 0 || Number.isNaN(at(places, u, f))) continue;
      sum += weight * at(places, u, f);
      total += weight;
    }
    return sum / total;
  });
  return places.map((own) => own.map((place, f) => place - (middles[f] ?? NaN)));
}
