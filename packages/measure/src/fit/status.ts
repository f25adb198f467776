import type { LightStatus } from '@papiscope/shared/contracts';
import type { ColourSample } from '../types';
import type { Plateaus, UnitFit } from './types';

/** While the colour changes, less than this part of the white flux is red, more than its complement white. */
const PURE = 0.1;

/** The white part u (0–1) of a light whose colour signal is q = ΣG/ΣR: the mixture of measurement.md section 4 solved for u. */
export function whiteFraction(q: number, { red, white, rho }: Plateaus): number {
  const v = Math.min(1, Math.max(0, (q - red) / (white - red)));
  return v / (v + rho * (1 - v));
}

/**
 * The colour of a found light, from the same calibrated signal as the transition; a unit without any light is not visible. In the times in
 * which the fitted transition was crossed a light may be between both colours; at all others it is the one it is nearer to, since a
 * single frame's noise may well reach beyond 10 %.
 */
export function statusOf(sample: ColourSample, fit: UnitFit): LightStatus {
  if (fit.colour === 'dark' || !Number.isFinite(sample.green_red)) return 'NOT_VISIBLE';
  if (fit.colour === 'red_only') return 'RED';
  if (fit.colour === 'white_only' || fit.plateaus === null) return 'WHITE';
  const u = whiteFraction(sample.green_red, fit.plateaus);
  const changing =
    fit.transition === null || fit.changes.some(({ from, to }) => sample.time >= from && sample.time <= to);
  if (!changing) return u < 0.5 ? 'RED' : 'WHITE';
  if (u < PURE) return 'RED';
  return u > 1 - PURE ? 'WHITE' : 'TRANSITION';
}
