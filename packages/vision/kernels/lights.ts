/** Lights beside the one that is measured: x, y, x, y, …, luma pixels. */
export const MOST_LIGHTS: i32 = 32;
const places = new StaticArray<f64>(2 * MOST_LIGHTS);

/** Where they are to be written. */
export function lights(): usize {
  return changetype<usize>(places);
}

/** True where (x, y) is within the square root of `apart` of one of the first `count` of them. */
export function isNearLight(x: f64, y: f64, count: i32, apart: f64): bool {
  for (let i = 0; i < 2 * count; i += 2) {
    const dx = x - unchecked(places[i]);
    const dy = y - unchecked(places[i + 1]);
    if (dx * dx + dy * dy <= apart) return true;
  }
  return false;
}

/** The lamps of the light that is measured, in the same way. */
export const MOST_LAMPS: i32 = 8;
const own = new StaticArray<f64>(2 * MOST_LAMPS);

/** Where they are to be written. */
export function lamps(): usize {
  return changetype<usize>(own);
}

export function lampX(lamp: i32): f64 {
  return unchecked(own[2 * lamp]);
}

export function lampY(lamp: i32): f64 {
  return unchecked(own[2 * lamp + 1]);
}

/** The lamp that {@link squareToNearest} found. */
export let nearest: i32 = 0;

/** Square of the distance from (x, y) to the nearest of the first `count` lamps. */
export function squareToNearest(x: f64, y: f64, count: i32): f64 {
  let least = Infinity;
  for (let lamp = 0; lamp < count; lamp++) {
    const dx = x - unchecked(own[2 * lamp]);
    const dy = y - unchecked(own[2 * lamp + 1]);
    const square = dx * dx + dy * dy;
    if (square >= least) continue;
    least = square;
    nearest = lamp;
  }
  return least;
}

/** The box around the lamps, luma pixels: as {@link surround} found it. */
export let left: f64 = 0;
export let right: f64 = 0;
export let top: f64 = 0;
export let bottom: f64 = 0;

/** Finds the box around the first `count` lamps. */
export function surround(count: i32): void {
  left = top = Infinity;
  right = bottom = -Infinity;
  for (let lamp = 0; lamp < count; lamp++) {
    left = min(left, lampX(lamp));
    right = max(right, lampX(lamp));
    top = min(top, lampY(lamp));
    bottom = max(bottom, lampY(lamp));
  }
}
