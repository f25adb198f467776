import type { GainOf } from '../gain/common-gain';
import type { SteadyFlux } from '../gain/steady-flux';
import { noiseOf } from '../gain/steady-flux';
import { median, robustSpread } from '../../robust';

/** What each frame's gain and a light's own twinkling leave open, as a part of its flux. */
const RELATIVE = 0.05;
/** Neighbouring frames are wrong together: so many count as one. */
const HELD_TOGETHER = 8;
/** Gains that spread by less than so many of their own uncertainties tell nothing: their errors would pass for ground. */
const LEAST_SPREAD = 4;

/**
 * Light of the ground within the rings of a unit above (or below) that of its surroundings: the part o of F = g·L(colour) + o that does not
 * grow with the gain g of all lamps, by weighted least squares over the frames in which the colour stood still. Only flickering lamps tell
 * it; it is 0 where the gain is steady: there it cancels, since both levels contain it.
 */
export function groundOffset({ frames, flux, group, ground }: SteadyFlux, gain: GainOf): number {
  const known = frames.map((frame) => gain(frame));
  if (robustSpread(known.map(({ ln }) => ln)) <= LEAST_SPREAD * median(known.map(({ u }) => u))) return 0;
  const gains = known.map(({ ln }) => Math.exp(ln));
  const noise = noiseOf(flux, group);
  const sums = new Map<number, { w: number; g: number; gg: number; f: number; gf: number }>();
  for (const [i, g] of gains.entries()) {
    const f = flux[i] ?? Number.NaN;
    if (!Number.isFinite(f)) continue;
    const w = 1 / (HELD_TOGETHER * (noise ** 2 + (RELATIVE * f) ** 2 + 1e-12));
    const key = group[i] ?? 0;
    const sum = sums.get(key) ?? { w: 0, g: 0, gg: 0, f: 0, gf: 0 };
    sums.set(key, sum);
    sum.w += w;
    sum.g += w * g;
    sum.gg += w * g * g;
    sum.f += w * f;
    sum.gf += w * g * f;
  }
  let [top, bottom] = [0, 1 / ground ** 2];
  for (const { w, g, gg, f, gf } of sums.values()) {
    if (gg <= 0) continue;
    top += f - (g * gf) / gg;
    bottom += w - (g * g) / gg;
  }
  return Number.isFinite(top / bottom) ? top / bottom : 0;
}
