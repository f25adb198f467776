/** The bar's shape in the picture (distance, zoom, perspective) changes slowly: means are taken over so many seconds each way. */
const SHAPE_REACH = 0.6;

/** Weighted mean around each time, near values counting more (Epanechnikov's kernel, `SHAPE_REACH` to both sides); NaN are left out. */
export function meanAround(times: Float64Array, values: Float64Array, weights: Float64Array): Float64Array {
  let first = 0;
  return times.map((time) => {
    while ((times[first] ?? Infinity) <= time - SHAPE_REACH) first += 1;
    let [sum, total] = [0, 0];
    for (let i = first; i < times.length; i++) {
      const apart = ((times[i] ?? NaN) - time) / SHAPE_REACH;
      if (apart >= 1) break;
      const value = values[i] ?? NaN;
      if (Number.isNaN(value)) continue;
      const weight = (weights[i] ?? 0) * (1 - apart * apart);
      sum += weight * value;
      total += weight;
    }
    return total > 0 ? sum / total : NaN;
  });
}

/** NaN where there are no numbers. */
export function medianOf(values: Float64Array): number {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  return sorted[sorted.length >> 1] ?? NaN;
}
