import type { DronePath, PositioningGrade } from '../../types';
import { median } from '../../robust';

/** Standard uncertainties of the drone's height, metres, split by what they have in common. */
export interface HeightUncertainty {
  /** The same over the whole flight; nothing in the flight can reveal it. */
  readonly flight: number;
  /** The same for all units of one leg. */
  readonly leg: number;
  /** Of one leg and one unit. */
  readonly pass: number;
  readonly basis: string;
  /** Of the way between updates that come too seldom; 0 where they come often enough. */
  readonly between: { readonly u: number; readonly updateHz: number };
  /** Of RTK heights that scatter far more than the telemetry states: both standard deviations, metres. */
  readonly worseThanStated?: { readonly scatter: number; readonly stated: number };
}

/** Without a stated one: fixed RTK, metres. */
const RTK_DEFAULT = 0.02;
/** A stated value below this is not believed. */
const RTK_LEAST = 0.01;
/** A receiver's height wanders slowly by at least so many times what it scatters by from update to update. */
const LEAST_WANDER = 0.75;
/** Seconds of independent updates whose mean the smooth path is worth, as it halves their scatter at ten a second. */
const SMOOTHED_S = 0.4;
/** Heights that scatter by more than so many times their uncertainty are worth a word. */
const REMARKABLE = 1.25;
/** Between updates the height is off by so many times what its curve misses them by (docs/decisions/0024). */
const BETWEEN = 2.5;
/** Bias of a code solution, which may be tens of metres off, and of a barometer since take-off, metres. */
const GNSS_BIAS = 12;
const BAROMETER_BIAS = 1;
/** Drift of an uncorrected height from leg to leg, metres. */
const UNCORRECTED_LEG = 0.4;
const UNCORRECTED_PASS = 0.06;

/**
 * What the flight's height is worth. What wanders slowly is split 20 % common, 40 % per leg, 40 % per leg and unit: two legs together
 * then carry √0.6 of one (measurement.md, section 4). What scatters from update to update the smooth path takes the mean of. Heights
 * cannot be better known than they scatter, whatever the telemetry states.
 */
export function heightUncertainty(path: DronePath, times: readonly number[]): HeightUncertainty {
  const all = median(
    times.map((t) => path.at(t)?.u_vertical_m ?? Number.NaN).filter((u) => Number.isFinite(u) && u > 0),
  );
  const stated = Number.isFinite(all) ? all : null;
  const at = path.grade === 'rtk' ? rtkHeight(stated, path) : biasedHeight(path.grade, stated);
  const between = betweenUpdates(
    path,
    path.grade === 'rtk' ? Math.hypot(at.flight, at.leg, at.pass) : at.pass,
  );
  return { ...at, between, pass: Math.hypot(at.pass, between.u) };
}

/** `noise`: standard deviation of the heights themselves, metres, which the curve is right to miss. */
function betweenUpdates(path: DronePath, noise: number): HeightUncertainty['between'] {
  const missed = path.height_missed_m ?? 0;
  const u = BETWEEN * Math.sqrt(Math.max(0, missed ** 2 - noise ** 2));
  return { u, updateHz: path.update_hz };
}

type AtUpdates = Omit<HeightUncertainty, 'between'>;

function rtkHeight(stated: number | null, path: DronePath): AtUpdates {
  const told = Math.max(RTK_LEAST, stated ?? RTK_DEFAULT);
  const scatter = path.height_scatter_m ?? 0;
  const wander = slowPart(told, scatter);
  const smoothed = scatter / Math.sqrt(Math.max(1, SMOOTHED_S * path.update_hz));
  return {
    flight: Math.sqrt(0.2) * wander,
    leg: Math.sqrt(0.4) * wander,
    pass: Math.hypot(Math.sqrt(0.4) * wander, smoothed),
    basis: rtkBasis(stated, told, scatter, wander),
    ...(scatter > REMARKABLE * told ? { worseThanStated: { scatter, stated: told } } : {}),
  };
}

/**
 * Of a height that is known to `told` and scatters by `scatter` from update to update: what is left of the one without the other, which no
 * smoothing takes away; never less than what a receiver that scatters so much wanders by. Metres.
 */
function slowPart(told: number, scatter: number): number {
  return Math.sqrt(Math.max(told ** 2 - scatter ** 2, (LEAST_WANDER * scatter) ** 2));
}

/** "height 2.0 cm (stated by the telemetry, 1.2 cm of it slow)"; without a scatter all of it is. */
function rtkBasis(stated: number | null, told: number, scatter: number, wander: number): string {
  const whole = Math.max(told, scatter);
  const statedOrNot = stated === null ? 'assumed for fixed RTK' : 'stated by the telemetry';
  const source = scatter > told ? 'what it scatters by' : statedOrNot;
  const slow = centimetres(wander) === centimetres(whole) ? '' : `, ${centimetres(wander)} of it slow`;
  return `height ${centimetres(whole)} (${source}${slow})`;
}

function biasedHeight(grade: Exclude<PositioningGrade, 'rtk'>, stated: number | null): AtUpdates {
  const bias = grade === 'gnss' ? Math.max(GNSS_BIAS, stated ?? 0) : BAROMETER_BIAS;
  return {
    flight: bias,
    leg: UNCORRECTED_LEG,
    pass: UNCORRECTED_PASS,
    basis: `height bias ${bias.toFixed(1)} m without RTK, drift ${UNCORRECTED_LEG} m from leg to leg`,
  };
}

/** Metres as text in centimetres. */
export function centimetres(metres: number): string {
  return `${(metres * 100).toFixed(1)} cm`;
}

/** Arc minutes of angle per metre of height at a distance in metres. */
export function arcminPerMetre(distance: number): number {
  return (180 * 60) / Math.PI / distance;
}
