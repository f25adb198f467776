/**
 * The value at place ⌊n/2⌋ of the first `n` values once they are in order: the median, the upper one of two. Hoare's selection, in place:
 * sorting would put all the others in order as well, and every light of every frame asks for seven medians. No value may be NaN.
 */
export function middleOf(values: Float64Array, n: number): number {
  const wanted = n >> 1;
  let first = 0;
  let last = n - 1;
  while (first < last) {
    const pivot = values[(first + last) >> 1] ?? 0;
    let i = first;
    let j = last;
    while (i <= j) {
      while ((values[i] ?? 0) < pivot) i += 1;
      while ((values[j] ?? 0) > pivot) j -= 1;
      if (i > j) break;
      const swapped = values[i] ?? 0;
      values[i] = values[j] ?? 0;
      values[j] = swapped;
      i += 1;
      j -= 1;
    }
    if (wanted <= j) last = j;
    else if (wanted >= i) first = i;
    else break;
  }
  return values[wanted] ?? 0;
}
