import type { ColourSample } from '../../types';
import { birgeMean } from './birge-mean';
import { median, robustSpread } from '../../robust';

/**
 * ρ = R_white / R_red of a PAPI unit as far as it is known without measuring it: ln of the value and standard uncertainty of the ln. White light is
 * 2 to 6.5 times as intense as red (ICAO Annex 14 Volume I, figure A2-23); with 1.5 of red for its luminance in the white light of halogen lamps, 1.2 in
 * that of LEDs, and 4.7 to 5.6 in red light, a camera sees 0.42 to 2.1. Halogen lamps behind filters have 1.4 to 1.8.
 */
export const RHO_PRIOR = { lnRho: Math.log(1.2), u: 0.4 } as const;
/** No measured ρ is believed better than this: clipping, beam profile and tone curve are in it. */
const LEAST_U = 0.04;
/** Added where no other unit shows what the exposure did meanwhile. */
const EXPOSURE_U = 0.08;
/**
 * Where the core clips, the rings around it have their colours from a codec that carries light between core and rings, and keeps little of
 * the colours of faint ones: u of ln ρ is this over the root of the ring's level (full scale).
 */
const FAINT_RING_U = 0.025;
const LEAST_FRAMES = 4;
/** Part of a window's frames in which a ring must be unclipped. */
const UNCLIPPED = 0.8;

export interface RhoEstimate {
  readonly lnRho: number;
  /** Standard uncertainty of ln ρ. */
  readonly u: number;
  readonly basis: string;
}

/** One leg through the transition of a unit: its frames in the red and in the white plateau beside the transition. */
export interface PlateauPair {
  readonly red: readonly ColourSample[];
  readonly white: readonly ColourSample[];
  /** The same two times of other units that kept their colour in between. */
  readonly others: readonly {
    readonly red: readonly ColourSample[];
    readonly white: readonly ColourSample[];
  }[];
}

/** What seems to be beyond these was seen under different light, or was clipped, and is believed the less the farther it is. */
const PLAUSIBLE = { least: Math.log(0.4), most: Math.log(2.8) } as const;
/** No ρ from luma is believed better than this; with pulsed lamps what is left of their beats is in it, too. */
const LEAST_LUMA_U = { steady: 0.1, pulsed: 0.3 };
/** By so much the units of a bar may differ. */
const UNIT_U = 0.1;

/** A value of ln ρ with its standard uncertainty. */
export type Told = Pick<RhoEstimate, 'lnRho' | 'u'>;

/**
 * ρ from all that tells it, by weight: the red flux of both plateaus (of all the light, or where the core clips of the second ring that is
 * unclipped in both; divided by what the exposure did meanwhile as the other units show it), the luma of both, and what PAPI units are like.
 * Where they contradict each other, u grows with what they are apart (Birge ratio).
 */
export function estimateRho(pairs: readonly PlateauPair[], luma: Told | null = null): RhoEstimate {
  const flux = rhoOfFlux(pairs);
  const told = [RHO_PRIOR, flux && believed(flux), luma && believed(luma)].filter((t) => t !== null);
  const { value: lnRho, u } = birgeMean(told.map((t) => ({ value: t.lnRho, u: t.u })));
  const from = [flux && `red flux of ${pairs.length} leg(s)`, luma && 'luma'].filter(Boolean);
  const basis = from.length > 0 ? `from the plateaus: ${from.join(', ')}` : 'assumed';
  return { lnRho, u, basis: `ρ = ${Math.exp(lnRho).toFixed(2)} ${basis}` };
}

function believed({ lnRho, u }: Told): Told {
  const beyond = Math.max(PLAUSIBLE.least - lnRho, lnRho - PLAUSIBLE.most, 0);
  return { lnRho, u: Math.hypot(u, beyond) };
}

/**
 * Lamps of one bar are alike: what the luma of each unit tells (null where nothing), drawn half-way to the middle of all, which is all
 * that is known of a unit whose luma does not tell. `u` of each: what is wrong in all of them alike.
 */
export function sharedRho(units: readonly (Told | null)[], pulsed = false): (Told | null)[] {
  const known = units.filter((told) => told !== null);
  if (known.length === 0) return units.map(() => null);
  const lnRhos = known.map(({ lnRho }) => lnRho);
  const middle = median(lnRhos);
  const least = LEAST_LUMA_U[pulsed ? 'pulsed' : 'steady'];
  const spread = Math.max(least, known.length > 2 ? robustSpread(lnRhos) : RHO_PRIOR.u);
  const common = median(known.map(({ u }) => u));
  return units.map((told) =>
    told === null
      ? { lnRho: middle, u: Math.hypot(spread, common, UNIT_U) }
      : { lnRho: (told.lnRho + middle) / 2, u: Math.hypot(spread, told.u) },
  );
}

function rhoOfFlux(pairs: readonly PlateauPair[]): Told | null {
  const measured = pairs.map(pairRho).filter((m) => m !== null);
  if (measured.length === 0) return null;
  const scatter = measured.length > 1 ? robustSpread(measured.map((m) => m.lnRho)) : 0;
  const single = Math.max(scatter, median(measured.map((m) => m.u)));
  return {
    lnRho: median(measured.map((m) => m.lnRho)),
    u: Math.max(LEAST_U, single / Math.sqrt(measured.length)),
  };
}

function pairRho(pair: PlateauPair): { lnRho: number; u: number } | null {
  const own = fluxRatio(pair.red, pair.white);
  if (own === null) return null;
  const wanting = own.level === null ? 0 : FAINT_RING_U / Math.sqrt(own.level);
  const exposure = pair.others.map((o) => fluxRatio(o.red, o.white)?.ln).filter((e) => e !== undefined);
  if (exposure.length === 0) return { lnRho: own.ln, u: Math.hypot(EXPOSURE_U, wanting) };
  const scatter = exposure.length > 1 ? robustSpread(exposure) : LEAST_U;
  return { lnRho: own.ln - median(exposure), u: Math.hypot(LEAST_U, scatter, wanting) };
}

/**
 * ln of the ratio of red flux, white plateau over red plateau; `level`: of the red light in the ring that told it, full scale; null for all
 * the light. Null when nothing is unclipped in both.
 */
export function fluxRatio(
  red: readonly ColourSample[],
  white: readonly ColourSample[],
): { ln: number; level: number | null } | null {
  const ratio = (flux: (s: ColourSample) => number) => {
    const [below, above] = [steadyFlux(red, flux), steadyFlux(white, flux)];
    return below !== null && above !== null ? { ln: Math.log(above / below), below } : null;
  };
  const all = ratio((s) => (s.saturated_fraction === 0 ? s.red : Number.NaN));
  if (all !== null) return { ln: all.ln, level: null };
  const rings = Math.max(0, ...red.map((s) => s.red_rings.length));
  const told = Array.from({ length: rings }, (_, ring) => ratio((s) => s.red_rings[ring] ?? Number.NaN));
  const first = told.findIndex((each) => each !== null);
  const ring = told[first + 1] ? first + 1 : first;
  const found = told[ring];
  return found ? { ln: found.ln, level: found.below / (Math.PI * (2 * ring + 1)) } : null;
}

/** Median flux, null when it is clipped in more than a few of the frames, not above zero, or scattered. */
function steadyFlux(samples: readonly ColourSample[], flux: (s: ColourSample) => number): number | null {
  const finite = samples.map(flux).filter(Number.isFinite);
  if (finite.length < LEAST_FRAMES || finite.length < UNCLIPPED * samples.length) return null;
  const value = median(finite);
  return value > 0 && robustSpread(finite) < 0.5 * value ? value : null;
}
