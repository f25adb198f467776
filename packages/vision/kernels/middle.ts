import { roomFor } from './room';

let values = new StaticArray<f64>(4096);

/** Where so many values may be written for {@link middleOfValues}. */
export function reserveValues(count: i32): usize {
  if (values.length < count) values = new StaticArray<f64>(roomFor(count));
  return changetype<usize>(values);
}

/** {@link middleOf} of the first `count` values that were written. */
export function middleOfValues(count: i32): f64 {
  return middleOf(values, count);
}

/** {@link middleOf}, which leaves the order of `from` as it is. */
export function middleOfCopy(from: StaticArray<f64>, count: i32): f64 {
  reserveValues(count);
  memory.copy(changetype<usize>(values), changetype<usize>(from), (<usize>count) << 3);
  return middleOf(values, count);
}

/** Middle of the distances of the first `count` values from a level. */
export function middleDistance(from: StaticArray<f64>, count: i32, level: f64): f64 {
  reserveValues(count);
  for (let i = 0; i < count; i++) unchecked((values[i] = abs(unchecked(from[i]) - level)));
  return middleOf(values, count);
}

/**
 * The value at place ⌊n/2⌋ of the first `n` values once they are in order: the median, the upper one of two. Hoare's selection, in place:
 * sorting would put all the others in order as well, and every light of every frame asks for seven medians. No value may be NaN.
 */
export function middleOf(list: StaticArray<f64>, n: i32): f64 {
  const wanted = n >> 1;
  let first = 0;
  let last = n - 1;
  while (first < last) {
    const pivot = unchecked(list[(first + last) >> 1]);
    let i = first;
    let j = last;
    while (i <= j) {
      while (unchecked(list[i]) < pivot) i += 1;
      while (unchecked(list[j]) > pivot) j -= 1;
      if (i > j) break;
      const swapped = unchecked(list[i]);
      unchecked((list[i] = unchecked(list[j])));
      unchecked((list[j] = swapped));
      i += 1;
      j -= 1;
    }
    if (wanted <= j) last = j;
    else if (wanted >= i) first = i;
    else break;
  }
  return unchecked(list[wanted]);
}
