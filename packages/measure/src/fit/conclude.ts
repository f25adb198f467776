import { at } from '@papiscope/shared/linear-algebra';
import { angleTerms, widthUncertainty } from './doubt/budget';
import { colourChanges } from './doubt/changes';
import { covariance } from './joint/covariance';
import { edgeExtent } from './light/model';
import { unitPasses } from './doubt/passes';
import { angleAbove } from './joint/joint';
import { UNIT, unitBase } from './joint/problem';
import { valueAt } from './geometry/time-table';
import { median } from '../robust';
import type { ColourSample } from '../types';
import { surplusDoubt } from './doubt/surplus-doubt';
import { chromaEdge } from './joint/row';
import { rateAtTransition } from './joint/rate';
import type { Leg, UnitFit } from './types';
import { unseenGap, unseenPart, type UnseenGap } from './doubt/unseen';
import type { UnitView } from './colours/unit-view';
import type { FittedFlight } from './fitted-flight';

const LEAST_FRAMES = 4;

/** Frames in which a light must have been followed to count as seen. */
const FOLLOWED = 25;
const TOO_FAINT = 'The light was seen, but too faintly beside its surroundings to tell its colours.';
const OVEREXPOSED =
  'The light is overexposed: too little of it is left unclipped to tell its colours. Record with a shorter exposure.';
/** A group that was followed in less than this part of the frames may not be the lights. */
const FOLLOWED_PART = 0.3;
const NOT_FOLLOWED =
  'The lights could not be followed through most of the video: check that each box sits on its light.';
/** A colour change of which no frame tells more than that it lies within so many arc minutes has no angle: units stand 20 to 30 apart. */
const UNKNOWN = 30;
const REASONS = {
  dark: 'The unit was never seen lit.',
  red_only: 'Only red was seen: the flight did not lead above the transition of this unit.',
  white_only: 'Only white was seen: the flight did not lead below the transition of this unit.',
} as const;
/** One colour seen so far beyond the nominal angle (arc minutes) is not for want of flying: no unit is set so wrongly unnoticed. */
const FAR_BEYOND = 15;

/** What the flight says about one unit; `index`: its place in the joint fit, −1 when it takes no part. */
export function concludeUnit(
  view: UnitView,
  index: number,
  legs: readonly Leg[],
  flight: FittedFlight | null,
): UnitFit {
  const { colour } = view.coarse;
  const { unit } = view.observations;
  if (colour !== 'transition' || index < 0 || flight === null) {
    const reason = colour === 'transition' ? 'The fit of the transition failed.' : reasonOf(colour, view);
    return { unit, colour, plateaus: null, changes: [], transition: null, reason };
  }
  const { fit } = flight;
  const p = fit.solution.parameters;
  const edge = chromaEdge(p, index);
  const rho = flight.rho[index];
  const joint = flight.input.units[index];
  const plateaus = { red: edge.low, white: edge.high, rho: Math.exp(at(p, unitBase(index) + UNIT.lnRho)) };
  const extent = edgeExtent(edge);
  const angle = at(p, unitBase(index) + UNIT.angle);
  const gap = unseenGap(fit, index, extent);
  const reason = uncovered(flight, index, extent) ?? (gap && unknown(angle, gap));
  const cov = covariance(fit, flight.offsetSpread);
  if (reason !== null || cov === null || !rho || !joint || !(edge.high > edge.low)) {
    const levels = edge.high > edge.low ? plateaus : null;
    return {
      unit,
      colour,
      plateaus: levels,
      changes: [],
      transition: null,
      reason: reason ?? 'The fit of the transition failed.',
    };
  }
  const width = extent.below + extent.above;
  const passes = unitPasses(fit, index, legs);
  const budget = {
    theta0: angle,
    angle: cov.of(new Map([[unitBase(index) + UNIT.angle, 1]])),
    lnScale: cov.of(new Map([[unitBase(index) + UNIT.lnScale, 1]])),
    width,
    unseen: unseenPart(fit, index, extent, edge.high - edge.low),
    gap,
    passes,
    height: flight.input.height,
    distance: joint.distance,
    rho,
    curve: flight.input.curve,
    redLight: flight.input.redLight,
    coding: flight.input.coding,
    surplus: flight.surplus && surplusDoubt(flight.surplus, index, { angle, width }),
    luma: flight.luma[index] ?? false,
    heldOffset: flight.input.offsetTold ? 0 : flight.input.timeOffset.u_seconds,
    offsetSpread: flight.offsetSpread,
    rate: rateAtTransition(fit, index),
  };
  return {
    unit,
    colour,
    plateaus,
    changes: colourChanges(fit, index, legs),
    reason: null,
    transition: {
      angle: angle / 60,
      start: (angle - extent.below) / 60,
      end: (angle + extent.above) / 60,
      width_arcmin: width,
      u_width_arcmin: widthUncertainty(budget),
      passes,
      terms: angleTerms(budget),
    },
  };
}

/** A light that was followed, but whose colour is not known in any frame, is not dark; nor is one whose whole group was not followed. */
function reasonOf(colour: keyof typeof REASONS, view: UnitView): string {
  const { totals, samples } = view.observations;
  if (totals.tracked < FOLLOWED_PART * totals.total) return NOT_FOLLOWED;
  if (colour === 'dark') {
    if (samples.length < FOLLOWED) return REASONS.dark;
    return isClipped(samples) ? OVEREXPOSED : TOO_FAINT;
  }
  return oneColourBeyond(colour, view) ?? REASONS[colour];
}

/** Whether some of its pixels are clipped in most of the frames. */
function isClipped(samples: readonly ColourSample[]): boolean {
  return median(samples.map((s) => s.saturated_fraction)) > 0;
}

/** What one colour alone means where the other one was to be seen; null where the flight may not have led there. */
function oneColourBeyond(
  colour: 'red_only' | 'white_only',
  { observations: { samples }, geometry, nominal }: UnitView,
): string | null {
  const angles = samples.map((s) => valueAt(geometry.vertical, s.time)).filter(Number.isFinite);
  if (nominal === null || angles.length === 0) return null;
  const [seen, other] = colour === 'red_only' ? ['red', 'white'] : ['white', 'red'];
  const farthest = colour === 'red_only' ? Math.max(...angles) : Math.min(...angles);
  const beyond = colour === 'red_only' ? farthest - nominal : nominal - farthest;
  if (beyond < FAR_BEYOND) return null;
  const meaning = isClipped(samples)
    ? `the light is overexposed, so that its colours cannot be told, or it shows no ${other}. A shorter exposure tells.`
    : `the unit shows no ${other} there. Check its filter and its setting.`;
  return `Only ${seen} was seen although the flight led to ${(farthest / 60).toFixed(2)}°: ${meaning}`;
}

/** Why the frames of a unit do not carry a transition angle; null when they do. */
function uncovered(
  { fit }: FittedFlight,
  unit: number,
  extent: { below: number; above: number },
): string | null {
  const { rows } = fit.problem;
  const p = fit.solution.parameters;
  const [b, a] = [extent.below, extent.above];
  const count = { red: 0, redSide: 0, whiteSide: 0, white: 0 };
  for (let k = 0; k < rows.length; k++) {
    if (rows.unit[k] !== unit) continue;
    const x = angleAbove(fit.problem, p, k);
    if (x < -b) count.red++;
    else if (x < -0.3 * b) count.redSide++;
    else if (x > a) count.white++;
    else if (x > 0.3 * a) count.whiteSide++;
  }
  const below = count.red + count.redSide;
  const above = count.white + count.whiteSide;
  if (below < LEAST_FRAMES)
    return 'The red side of the transition was not flown, or the light was not seen there.';
  if (above < LEAST_FRAMES)
    return 'The white side of the transition was not flown, or the light was not seen there.';
  if (count.red < LEAST_FRAMES && count.white < LEAST_FRAMES) {
    return 'The flight stayed inside the transition: neither full red nor full white was seen.';
  }
  return null;
}

/** Why a unit of which the colour change was not seen has no angle; null when it has one. `angle`: the fitted one, arc minutes. */
function unknown(angle: number, { arcmin, lower, upper }: UnseenGap): string | null {
  if (arcmin <= UNKNOWN) return null;
  const [from, to] = [angle + lower, angle + upper].map((limit) => (limit / 60).toFixed(2));
  return `The light was not seen while it changed colour, somewhere between ${from}° and ${to}°.`;
}
