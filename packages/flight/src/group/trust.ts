/** A centre that lies further than so many times the usual distance from where the others put it tells less. */
export const OUTLYING = 4;

/** Weights of a unit's centres, less where they lie apart. `left`: how far from where the group puts them; `usual`: the middle of that. */
export function trustIn(weights: Float64Array, left: Float64Array, usual: number): Float64Array {
  return weights.map((weight, f) => {
    const apart = left[f] ?? NaN;
    return apart > OUTLYING * usual ? (weight * OUTLYING * usual) / apart : weight;
  });
}
