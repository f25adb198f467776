import {
  CURVES,
  GAMMA_LINE,
  sharesOf,
  type CameraCurve,
  type CurveTold,
  type GammaCurve,
  type KnownCurve,
  type VideoCoding,
} from '../light/camera-curve';
import type { EarlyRing, RingsOfLeg } from './early-rings';
import { expectation } from '../light/expectation';
import { costOfChange, type SeenChange } from './exposure-told';

const { abs, exp, max, min, sqrt } = Math;

/** Curves of cameras: a power, sRGB, sRGB with more contrast, BT.709, each about as likely, and those like film, half and in full, together as likely as one of them. */
const KINDS = { gamma: [-0.8, 0, 0.5, 1], film: [0.5, 1] } as const;
/** None of them is met exactly. */
const KIND_SIGMA = 0.3;
/** How likely cameras are to be like film, of all: what is left open where rings do not tell is in U. */
const FILM_SHARES = [
  { tone: 'contrast', share: 0.15 },
  { tone: 'soft', share: 0.05 },
] as const;
const LEAST = GAMMA_LINE[0];
const MOST = GAMMA_LINE[GAMMA_LINE.length - 1] ?? LEAST;
const GAMMAS = steps(LEAST, MOST, 200);
const FILMS = steps(0.1, 1.2, 22);
const POSSIBLE: readonly CameraCurve[] = [
  ...GAMMAS,
  ...FILM_SHARES.flatMap(({ tone }) => FILMS.map((film) => ({ tone, film }))),
];

/** What a video declares of the curve. */
type Declared = Pick<VideoCoding, 'transfer' | 'declaredCurve'>;

/** What is known of a camera's curve, however clear its rings are. */
const LEAST_U = 0.2;

/** Changes of the exposure are wrong alike in part: more of them tell as much as so many. */
const MOST_TELLERS = 4;
/** What leaves less than this part of the uncertainty has told the curve. */
const TELLS = 0.8;

/** A ring that an encoder changes late is late in both directions: of what climb and descent differ by, so much may remain in their mean. */
const REMAINS = 0.5;
const LEAST_FAULT = 0.002;
/** Where there is one direction only. */
const UNKNOWN_FAULT = 0.02;

/** What a camera has as far as its rings do not tell. */
export function usualCurve(declared: Declared): KnownCurve {
  return known(priorOf(declared), declared.declaredCurve === null ? 'usual' : 'declared');
}

/**
 * The curve of the camera as the rings of the lights tell it. A camera weights gamma-coded channels, so that luma is no linear measure of a
 * mixture of red and white light: how early a ring turns white depends on its level, and on that by the curve. With BT.709, linear at its foot,
 * faint rings turn white later than bright ones by some hundredths of the change, with the contrast of film by a tenth. What rings tell is
 * weighed against what cameras have, or what the video declares; where they tell nothing, the curve is the usual one. Changes of the exposure
 * tell more of it than rings do.
 */
export function tellCurve(
  legs: readonly RingsOfLeg[],
  changes: readonly SeenChange[],
  declared: Declared,
): KnownCurve {
  const faults = faultsOf(legs);
  const byRings = likelihoods(
    legs.length > 0 ? [misfits((c) => costOf(legs, faults, c), faults.size - 1)] : [],
  );
  const byChanges = likelihoods(
    changes.map((change) => misfits((c) => costOfChange(change, c), change.levels.length)),
  );
  const seen = priorOf(declared).map((prior, i) => prior * (byRings[i] ?? 0));
  const all = seen.map((probability, i) => probability * (byChanges[i] ?? 0));
  return after(after(usualCurve(declared), known(seen, 'rings')), known(all, 'exposure'));
}

/** What is known with more to tell: it counts as told by that where it has become clear by it. */
function after(before: KnownCurve, more: KnownCurve): KnownCurve {
  return more.u < TELLS * before.u ? more : { ...more, told: before.told };
}

/** Sums of squares of {@link POSSIBLE} curves above the least, with so many degrees of freedom: what misfits more than it ought to tells less. */
function misfits(cost: (curve: CameraCurve) => number, freedoms: number): number[] {
  const costs = POSSIBLE.map(cost);
  const best = min(...costs);
  const misfit = max(1, best / max(1, freedoms));
  return costs.map((of) => (of - best) / misfit);
}

/** Of {@link POSSIBLE} curves, up to a factor, by all that tells. */
function likelihoods(tellers: readonly (readonly number[])[]): number[] {
  const share = min(1, MOST_TELLERS / tellers.length);
  const sums = POSSIBLE.map((_, i) => share * tellers.reduce((sum, costs) => sum + (costs[i] ?? 0), 0));
  const best = min(...sums);
  return sums.map((sum) => exp((best - sum) / 2));
}

/** `weights`: of {@link POSSIBLE} curves, in proportion to their probability. Known better than by {@link LEAST_U} they are spread by as much. */
function known(weights: readonly number[], told: CurveTold): KnownCurve {
  const possible = POSSIBLE.map((curve, i) => ({ curve, weight: weights[i] ?? 0 }));
  // where film is certain these all come to 0, and have a mean all the same
  const gammas = GAMMAS.map((gamma, i) => ({ gamma, weight: max(weights[i] ?? 0, Number.MIN_VALUE) }));
  const curve = expectation(gammas, (p) => p.gamma);
  const u = sqrt(expectation(gammas, (p) => (p.gamma - curve) ** 2));
  const film = expectation(possible, (p) => (typeof p.curve === 'number' ? 0 : 1));
  const spread = max(1, LEAST_U / u);
  const spreadOut = (of: CameraCurve): CameraCurve =>
    typeof of === 'number' ? within(curve + spread * (of - curve)) : of;
  const likely = CURVES.map((of, i) => ({
    curve: of,
    weight: expectation(possible, (p) => sharesOf(spreadOut(p.curve))[i] ?? 0),
  }));
  return { told, curve, u: max(u, LEAST_U), film, likely };
}

function within(curve: GammaCurve): GammaCurve {
  return min(MOST, max(LEAST, curve));
}

/** Probabilities of {@link POSSIBLE} curves before any ring is seen. A video that declares a curve, or a transfer of its own, is no film. */
function priorOf({ declaredCurve, transfer }: Declared): number[] {
  const mayBeFilm = declaredCurve === null && transfer === 'gamma';
  const films: number[] = FILM_SHARES.map(({ share }) => (mayBeFilm ? share : 0));
  const gamma = 1 - films.reduce((sum, share) => sum + share, 0);
  return [
    ...bells(GAMMAS, declaredCurve === null ? KINDS.gamma : [declaredCurve]).map((part) => gamma * part),
    ...films.flatMap((share) => bells(FILMS, KINDS.film).map((part) => share * part)),
  ];
}

/** Of values that lie around these middles, all alike. */
function bells(values: readonly number[], middles: readonly number[]): number[] {
  const heights = values.map((value) =>
    middles.reduce((sum, middle) => sum + exp(-(((value - middle) / KIND_SIGMA) ** 2) / 2), 0),
  );
  const total = heights.reduce((sum, height) => sum + height, 0);
  return heights.map((height) => height / total);
}

function steps(from: number, to: number, count: number): number[] {
  return Array.from({ length: count + 1 }, (_, i) => from + ((to - from) * i) / count);
}

/** Rings of all units are at fault alike, in full light and in the dark apart. */
function keyOf({ dim }: RingsOfLeg, { ring }: EarlyRing): string {
  return `${dim ? 'dim' : 'bright'} ${ring}`;
}

/** What each ring may be wrong by in all legs alike: variance, by `keyOf`. Told by how far the legs of a unit differ. */
function faultsOf(legs: readonly RingsOfLeg[]): Map<string, number> {
  const halves = new Map<string, number[]>();
  const relative = new Map<string, number[]>();
  for (const leg of legs) {
    const first = leg.rings[0]?.early ?? 0;
    for (const ring of leg.rings) {
      const key = keyOf(leg, ring);
      halves.set(key, []);
      const own = `${leg.unit} ${key}`;
      relative.set(own, [...(relative.get(own) ?? []), ring.early - first]);
    }
  }
  for (const [own, values] of relative) {
    if (values.length < 2) continue;
    halves.get(own.slice(own.indexOf(' ') + 1))?.push(abs(max(...values) - min(...values)) / 2);
  }
  return new Map(
    [...halves].map(([key, known]) => {
      const square = known.reduce((sum, h) => sum + h * h, 0) / known.length;
      return [key, known.length > 0 ? REMAINS * REMAINS * square + LEAST_FAULT ** 2 : UNKNOWN_FAULT ** 2];
    }),
  );
}

/** Squares of what each ring is off by in the mean of all legs, relative to the others of its frames, in units of its uncertainty. */
function costOf(
  legs: readonly RingsOfLeg[],
  faults: ReadonlyMap<string, number>,
  curve: CameraCurve,
): number {
  const off = new Map<string, { sum: number; weight: number }>();
  for (const leg of legs) {
    const left = leg.rings.map((ring) => {
      const key = keyOf(leg, ring);
      const value = ring.early - ring.foretold(curve);
      return { key, value, own: 1 / ring.variance, weight: 1 / (ring.variance + (faults.get(key) ?? 0)) };
    });
    const weight = left.reduce((sum, l) => sum + l.weight, 0);
    const common = left.reduce((sum, l) => sum + l.weight * l.value, 0) / weight;
    for (const { key, value, own } of left) {
      const known = off.get(key) ?? { sum: 0, weight: 0 };
      off.set(key, { sum: known.sum + own * (value - common), weight: known.weight + own });
    }
  }
  return [...off].reduce(
    (cost, [key, { sum, weight }]) => cost + (sum / weight) ** 2 / (1 / weight + (faults.get(key) ?? 0)),
    0,
  );
}
