/** Above so many values nothing more than asked for is kept: whole frames, which are all of one size. */
const LARGE: i32 = 1 << 20;

/** Memory is never given back: what has to grow grows to twice as much as is needed. */
export function roomFor(count: i32): i32 {
  return max(count, min(2 * count, LARGE));
}
