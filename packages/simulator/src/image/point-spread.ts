import { erf } from '../light/edge';
import type { Rgb } from '../light/unit';
import { touch, type LightBuffer } from './light-buffer';

const { ceil, hypot, max, min, round, sqrt } = Math;

/** How a point of light spreads: a Gaussian core integrated over the pixels, and wide Moffat wings. Lengths in pixels. */
export interface PointSpread {
  readonly sigma: number;
  readonly halo: number;
  readonly haloRadius: number;
  /** Light, in full scale, that is too faint to be drawn. */
  readonly invisible: number;
}

export function createPointSpread(sigma: number, halo: number, invisible: number): PointSpread {
  return { sigma, halo, haloRadius: 2.6 * sigma, invisible };
}

/** Share of a centred point's light that falls on the brightest pixel. */
export function peakShare(spread: PointSpread, sigma = spread.sigma): number {
  const core = erf(0.5 / (sigma * Math.SQRT2)) ** 2;
  return (1 - spread.halo) * core + spread.halo * wing(spread, 0);
}

/** Adds `flux` (linear, full scale, summed over all pixels) along the positions a light takes while the shutter is open. */
export function addLight(
  buffer: LightBuffer,
  spread: PointSpread,
  trail: readonly { readonly x: number; readonly y: number }[],
  flux: Rgb,
  extraSigma = 0,
): void {
  const first = trail[0];
  const last = trail[trail.length - 1];
  const most = max(...flux);
  if (first === undefined || last === undefined || most < spread.invisible) return;
  const sigma = hypot(spread.sigma, extraSigma);
  for (const point of trail) {
    addCore(buffer, sigma, point.x, point.y, flux, (1 - spread.halo) / trail.length);
  }
  addWings(buffer, spread, (first.x + last.x) / 2, (first.y + last.y) / 2, flux, most);
}

function addCore(
  buffer: LightBuffer,
  sigma: number,
  x: number,
  y: number,
  [r, g, b]: Rgb,
  share: number,
): void {
  const reach = ceil(4.5 * sigma + 1);
  const [x0, x1] = [max(0, round(x) - reach), min(buffer.width - 1, round(x) + reach)];
  const [y0, y1] = [max(0, round(y) - reach), min(buffer.height - 1, round(y) + reach)];
  if (x0 > x1 || y0 > y1) return;
  touch(buffer, x0, y0, x1, y1);
  const across = pixelShares(x, sigma, x0, x1);
  const down = pixelShares(y, sigma, y0, y1);
  for (let row = y0; row <= y1; row++) {
    const part = share * (down[row - y0] ?? 0);
    let at = (row * buffer.width + x0) * 3;
    for (let i = 0; i < across.length; i++) {
      const weight = part * (across[i] ?? 0);
      add(buffer.rgb, at, weight * r);
      add(buffer.rgb, at + 1, weight * g);
      add(buffer.rgb, at + 2, weight * b);
      at += 3;
    }
  }
}

function addWings(
  buffer: LightBuffer,
  spread: PointSpread,
  x: number,
  y: number,
  [r, g, b]: Rgb,
  most: number,
): void {
  const peak = most * spread.halo * wing(spread, 0);
  const reach = ceil(spread.haloRadius * sqrt(max(0, sqrt(peak / spread.invisible) - 1)));
  const [x0, x1] = [max(0, round(x) - reach), min(buffer.width - 1, round(x) + reach)];
  const [y0, y1] = [max(0, round(y) - reach), min(buffer.height - 1, round(y) + reach)];
  if (reach === 0 || x0 > x1 || y0 > y1) return;
  touch(buffer, x0, y0, x1, y1);
  for (let row = y0; row <= y1; row++) {
    let at = (row * buffer.width + x0) * 3;
    for (let column = x0; column <= x1; column++) {
      const weight = spread.halo * wing(spread, (column - x) ** 2 + (row - y) ** 2);
      add(buffer.rgb, at, weight * r);
      add(buffer.rgb, at + 1, weight * g);
      add(buffer.rgb, at + 2, weight * b);
      at += 3;
    }
  }
}

/** Moffat profile with exponent 2, normalised to unit volume (A. F. J. Moffat, A&A 3 (1969) 455). `r2`: square pixels. */
function wing({ haloRadius }: PointSpread, r2: number): number {
  const a2 = haloRadius * haloRadius;
  const fall = 1 + r2 / a2;
  return 1 / (Math.PI * a2 * fall * fall);
}

function pixelShares(centre: number, sigma: number, from: number, to: number): Float64Array {
  const scale = 1 / (sigma * Math.SQRT2);
  const shares = new Float64Array(to - from + 1);
  let before = erf((from - 0.5 - centre) * scale);
  for (let i = 0; i < shares.length; i++) {
    const after = erf((from + i + 0.5 - centre) * scale);
    shares[i] = (after - before) / 2;
    before = after;
  }
  return shares;
}

function add(values: Float32Array, at: number, amount: number): void {
  values[at] = (values[at] ?? 0) + amount;
}
