const { exp, log, max, min, PI } = Math;
const { isNaN } = Number;

/** Parts of a ring, by radius, of which each pixel belongs to one. */
export const RING_PARTS = 8;

/** No light grows or falls faster than this from one ring to the next (ln), and no faster does its fall change. */
const STEEPEST = { rise: 0.5, fall: 4, bend: 1.5 };
/** The means of the rings tell how the light falls, and that corrects the means. */
const ROUNDS = 2;

const ln = new Float64Array(64);
const factors = new Float64Array(64);

/**
 * Flux of each ring i·w ≤ r < (i+1)·w of a light: its mean over the ring's area times that area. A light falls by half from one pixel to the
 * next, so that the plain mean of a ring's pixels depends on where between the pixels the light stands: by 5 % and more in small lights.
 * So the mean of the pixels is compared with what they would show of the light's own fall (ln quadratic in r, through the ring and those
 * beside it), and that with its mean over the ring.
 *
 * `means`: of the pixels, above the surroundings; NaN where the ring cannot be measured. `parts`: pixels in each of the ring's
 * {@link RING_PARTS} parts of equal width, from the inner one outwards.
 */
export function ringFluxes(means: Float64Array, parts: Int32Array, ringWidth: number): number[] {
  const rings = means.length;
  factors.fill(1, 0, rings);
  for (let round = 0; round < ROUNDS; round++) {
    for (let i = 0; i < rings; i++) {
      const mean = (means[i] ?? NaN) * (factors[i] ?? 1);
      ln[i] = mean > 0 ? log(mean) : NaN;
    }
    for (let i = 0; i < rings; i++) factors[i] = unevenness(i, rings, parts);
  }
  return Array.from(means, (mean, i) => mean * (factors[i] ?? 1) * PI * ringWidth * ringWidth * (2 * i + 1));
}

/** Mean of the light over a ring, over the mean of it that the ring's pixels show. */
function unevenness(ring: number, rings: number, parts: Int32Array): number {
  const outer = riseBehind(ring, rings);
  const inner = ring > 0 ? riseBehind(ring - 1, rings) : NaN;
  const next = riseBehind(ring + 1, rings);
  if (!isNaN(inner) && !isNaN(outer)) {
    return unevennessOf(ring, (inner + outer) / 2, bounded(outer - inner, STEEPEST.bend), parts);
  }
  if (!isNaN(outer)) {
    const bend = bounded(next - outer, STEEPEST.bend);
    return unevennessOf(ring, outer - bend / 2, bend, parts);
  }
  return isNaN(inner) ? 1 : unevennessOf(ring, inner, 0, parts);
}

/** Change of ln of the light from a ring to the next one outwards; NaN where one of them does not tell. */
function riseBehind(ring: number, rings: number): number {
  return ring + 1 < rings ? (ln[ring + 1] ?? NaN) - (ln[ring] ?? NaN) : NaN;
}

function bounded(value: number, most: number): number {
  return isNaN(value) ? 0 : max(-most, min(most, value));
}

/** For a light that goes with exp(slope·t + bend·t²/2), t from −½ at the inner to ½ at the outer border of the ring. */
function unevennessOf(ring: number, fall: number, bend: number, parts: Int32Array): number {
  const slope = max(-STEEPEST.fall, min(STEEPEST.rise, fall));
  let [area, overArea, count, overPixels] = [0, 0, 0, 0];
  for (let part = 0; part < RING_PARTS; part++) {
    const t = (part + 0.5) / RING_PARTS - 0.5;
    const light = exp(slope * t + (bend * t * t) / 2);
    const share = ring + 0.5 + t;
    const pixels = parts[ring * RING_PARTS + part] ?? 0;
    area += share;
    overArea += share * light;
    count += pixels;
    overPixels += pixels * light;
  }
  return count === 0 ? 1 : overArea / area / (overPixels / count);
}
