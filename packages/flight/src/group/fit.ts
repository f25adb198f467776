import { meanAround, medianOf } from './around';
import { bentOf } from './bent';
import { firstPlaces, leversOf } from './places';
import { slopesOf } from './slopes';
import { at, type Table } from './table';
import { trustIn } from './trust';

/** Places and motion depend on each other: each is worked out so many times. */
const ROUNDS = 3;

/**
 * One axis of all centres, luma pixels, NaN where a unit was not found, and how much each counts, 0 there; presentation times of the frames,
 * seconds.
 */
export interface Centres {
  readonly times: Float64Array;
  readonly centres: Table;
  readonly weights: Table;
}

/**
 * `motion`: of the bar, pixels, by frame. `places`: of the units within it, pixels. `slopes`: turning (of y) or stretching (of x) of the bar in a
 * frame, pixels for each pixel of the `levers`, which are the places along the rows from the middle of the lights that the frame shows.
 */
export interface Group {
  readonly motion: Float64Array;
  readonly places: Table;
  readonly slopes: Float64Array;
  readonly levers: Table;
  /** By frame: as a zoom begins or ends, means over time tell nothing of the bar's shape. */
  readonly isBent: readonly boolean[];
}

/** `along`: the levers, where another axis has told them. */
export function fitGroup({ times, centres, weights }: Centres, along: Table | null): Group {
  let trusted = weights;
  let places: Table = firstPlaces(times, centres);
  let motion = motionOf(centres, places, trusted);
  for (let round = 1; ; round++) {
    places = centres.map((own, u) => {
      const within = own.map((centre, f) => centre - (motion[f] ?? NaN));
      return meanAround(times, within, trusted[u] ?? within);
    });
    motion = motionOf(centres, places, trusted);
    const levers = along ?? leversOf(places, trusted);
    const rests = centres.map((own, u) => own.map((c, f) => c - (motion[f] ?? NaN) - at(places, u, f)));
    const slopes = slopesOf(times, rests, trusted, levers);
    const left = rests.map((own, u) =>
      own.map((rest, f) => Math.abs(rest - (slopes[f] ?? 0) * at(levers, u, f))),
    );
    const usual = left.map(medianOf);
    if (round === ROUNDS) return { motion, places, slopes, levers, isBent: bentOf(times, left, usual) };
    trusted = weights.map((own, u) => trustIn(own, left[u] ?? own, usual[u] ?? NaN));
  }
}

/** NaN in frames that show no unit whose place is known. */
function motionOf(centres: Table, places: Table, weights: Table): Float64Array {
  return Float64Array.from(centres[0] ?? [], (_, f) => {
    let [sum, total] = [0, 0];
    for (let u = 0; u < centres.length; u++) {
      const moved = at(centres, u, f) - at(places, u, f);
      if (Number.isNaN(moved)) continue;
      sum += at(weights, u, f) * moved;
      total += at(weights, u, f);
    }
    return total > 0 ? sum / total : NaN;
  });
}

/** A unit's centre in a frame as the whole group tells it, pixels; undefined where that tells nothing. */
export function told(group: Group, unit: number, frame: number): number | undefined {
  const { motion, places, slopes, levers, isBent } = group;
  if (isBent[frame] === true) return undefined;
  const turned = (slopes[frame] ?? 0) * at(levers, unit, frame);
  const centre = (motion[frame] ?? NaN) + at(places, unit, frame) + turned;
  return Number.isNaN(centre) ? undefined : centre;
}
