/** A value with its standard uncertainty. */
export interface Known {
  readonly value: number;
  readonly u: number;
}

/**
 * The mean of values, weighted by their uncertainties. Where they contradict each other its uncertainty grows with what they are apart, by the Birge
 * ratio (R. T. Birge, Phys. Rev. 40 (1932) 207). NaN of none.
 */
export function birgeMean(values: readonly Known[]): Known {
  const weight = values.reduce((sum, { u }) => sum + 1 / u ** 2, 0);
  const value = values.reduce((sum, each) => sum + each.value / each.u ** 2, 0) / weight;
  const apart = values.reduce((sum, each) => sum + ((each.value - value) / each.u) ** 2, 0);
  const birge = Math.sqrt(apart / Math.max(1, values.length - 1));
  return { value, u: Math.max(1, birge) / Math.sqrt(weight) };
}
