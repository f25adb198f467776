/** White part of the light at `x` arc minutes above the transition for a 10–90 % width; every form has one half at zero. */
export type EdgeForm = (x: number, width: number) => number;

export const EDGES = {
  logistic: (x, width) => 1 / (1 + Math.exp((-x * 2 * Math.log(9)) / width)),
  erf: (x, width) => 0.5 * (1 + erf(x / (0.5518 * width))),
  /** Error function whose upper side is 1.5 times as wide as the lower one. */
  asymmetric: (x, width) => 0.5 * (1 + erf(x / (0.5518 * width * (x > 0 ? 1.2 : 0.8)))),
  /** Logistic whose upper scale is twice the lower one. */
  twoScales: (x, width) => 1 / (1 + Math.exp((-x * 2 * Math.log(9)) / (width * (x > 0 ? 4 / 3 : 2 / 3)))),
  /** Gumbel: steep at the red end, with a long tail into white. */
  gumbel: (x, width) =>
    Math.exp(-Math.LN2 * Math.exp((-x * Math.log(Math.log(10) / Math.log(10 / 9))) / width)),
  /** A lens step: two ramps with a flat piece between. */
  linear: (x, width) => Math.min(1, Math.max(0, 0.5 + (0.8 * x) / width)),
} satisfies Record<string, EdgeForm>;

/** Error function (Abramowitz and Stegun 7.1.26, error below 1.5e-7). */
function erf(x: number): number {
  const t = 1 / (1 + 0.3275911 * Math.abs(x));
  const series =
    t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  return Math.sign(x) * (1 - series * Math.exp(-x * x));
}
