const { abs, exp, sign, sqrt } = Math;

/** Forms of the transition from red to white that optics produce. */
export const EDGE_SHAPES = ['erf', 'logistic', 'asymmetric', 'double', 'wide-above', 'wide-below'] as const;
export type EdgeShape = (typeof EDGE_SHAPES)[number];

/** White share of the flux as a function of the vertical angle (degrees), with the angles at which it is 10, 50 and 90 %. */
export interface Edge {
  white(angle: number): number;
  readonly theta10: number;
  readonly theta50: number;
  readonly theta90: number;
}

/** `setting`: degrees at which half of the flux is white; `widthArcmin`: from 10 to 90 %. */
export function createEdge(shape: EdgeShape, setting: number, widthArcmin: number): Edge {
  const form = FORMS[shape];
  const [z10, z50, z90] = [level(form, 0.1), level(form, 0.5), level(form, 0.9)];
  const scale = (z90 - z10) / (widthArcmin / 60);
  return {
    white: (angle) => form(z50 + (angle - setting) * scale),
    theta10: setting + (z10 - z50) / scale,
    theta50: setting,
    theta90: setting + (z90 - z50) / scale,
  };
}

/** What several lamps of alike strength show together. */
export function edgeOfAll(edges: readonly Edge[]): Edge {
  const [only] = edges;
  if (only !== undefined && edges.length === 1) return only;
  const white = (angle: number): number =>
    edges.reduce((sum, edge) => sum + edge.white(angle), 0) / edges.length;
  return { white, theta10: level(white, 0.1), theta50: level(white, 0.5), theta90: level(white, 0.9) };
}

/** How many times as far the wide side reaches where both have a scale of their own. */
const WIDER = 1.8;

const FORMS: Record<EdgeShape, (z: number) => number> = {
  erf: normalCdf,
  logistic,
  /** Steep at the red end, with a long tail into white: field curvature. */
  asymmetric: (z) => exp(-exp(-z)),
  /** Two lenses of one unit set 1.4 core widths apart. */
  double: (z) => 0.55 * normalCdf((z + 0.75) / 0.7) + 0.45 * normalCdf((z - 0.75) / 0.6),
  /** A logistic with a scale of its own on each side of its middle, {@link WIDER} times as large on one. */
  'wide-above': (z) => logistic(z < 0 ? z * WIDER : z),
  'wide-below': (z) => logistic(z < 0 ? z : z * WIDER),
};

function level(form: (z: number) => number, value: number): number {
  let [low, high] = [-20, 20];
  for (let i = 0; i < 80; i++) {
    const middle = (low + high) / 2;
    if (form(middle) < value) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function logistic(z: number): number {
  return 1 / (1 + exp(-z));
}

function normalCdf(z: number): number {
  return 0.5 * (1 + erf(z / Math.SQRT2));
}

/** Error function by its Maclaurin series near 0 and the continued fraction of erfc in the tails (DLMF 7.6.1, 7.9.1). */
export function erf(x: number): number {
  const a = abs(x);
  if (a > 6) return sign(x);
  if (a < 2.5) {
    let [term, sum] = [a, a];
    for (let n = 1; abs(term) > 1e-17 * abs(sum); n++) {
      term *= (-a * a) / n;
      sum += term / (2 * n + 1);
    }
    return (sign(x) * 2 * sum) / sqrt(Math.PI);
  }
  let fraction = a;
  for (let n = 60; n >= 1; n--) fraction = a + n / 2 / fraction;
  return sign(x) * (1 - exp(-a * a) / (sqrt(Math.PI) * fraction));
}
