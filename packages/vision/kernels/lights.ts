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
