import type { UncertaintyTerm } from '../fit';

/** One quantity in a sum: `factor` × angle with its uncertainty terms. */
export interface Part {
  readonly factor: number;
  readonly terms: readonly UncertaintyTerm[];
}

/**
 * Standard uncertainty of Σ factor·angle, arc minutes, after the law of propagation (GUM 5.2.2): terms of one source are correlated
 * between units as they state, terms of different sources are independent. Where two units state different correlations, the one
 * that gives the larger uncertainty counts.
 */
export function combinedUncertainty(parts: readonly Part[]): number {
  let variance = 0;
  parts.forEach((a, i) => {
    for (const term of a.terms) {
      variance += (a.factor * term.u_arcmin) ** 2;
      for (const b of parts.slice(i + 1)) {
        for (const other of b.terms.filter((t) => t.source === term.source)) {
          const product = a.factor * b.factor * term.u_arcmin * other.u_arcmin;
          const pick = product < 0 ? Math.min : Math.max;
          variance += 2 * product * pick(term.correlation, other.correlation);
        }
      }
    }
  });
  return Math.sqrt(Math.max(0, variance));
}
