import type { ColourSample } from '../../types';
import { median } from '../../robust';

/** Rings that are unclipped in fewer frames have no known share. */
const LEAST_FRAMES = 20;

/**
 * What the rings within `from` hold in the frames in which they are unclipped, as parts of the sum of the rings `from` up to but without
 * `to`, from the innermost known one on. Pulsed lamps unclip when they are dim, just where the outer rings tell least.
 */
export function innerShares(samples: readonly ColourSample[], from: number, to: number): number[] {
  const shares: number[] = [];
  for (let ring = from - 1; ring >= 0; ring--) {
    const seen = samples.flatMap((s) => {
      const own = s.luma_rings[ring] ?? Number.NaN;
      let outer = 0;
      for (let r = from; r < to; r++) outer += s.luma_rings[r] ?? Number.NaN;
      return Number.isFinite(own) && outer > 0 ? [{ own, outer }] : [];
    });
    if (seen.length < LEAST_FRAMES) break;
    const usual = median(seen.map((s) => s.outer));
    const bright = seen.filter((s) => s.outer >= usual);
    shares.unshift(median(bright.map((s) => s.own / s.outer)));
  }
  return shares;
}
