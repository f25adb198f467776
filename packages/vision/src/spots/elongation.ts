const { cos, max, min, round, sin } = Math;

const LINES = 24;
/** One step along each line. */
const STEPS = Array.from({ length: LINES }, (_, i) => {
  const angle = (Math.PI * i) / LINES;
  return { dx: cos(angle), dy: sin(angle) };
});

/**
 * How many times longer than wide the top at sample (`bx`, `by`) of a `width` × `height` contrast image is: its extents along lines through
 * it, {@link LINES} of them evenly turned, the longest by the shortest. It ends where the contrast has fallen to half, and is followed for
 * `reach` samples either way.
 */
export function elongation(
  contrasts: Float32Array,
  width: number,
  height: number,
  { bx, by }: { readonly bx: number; readonly by: number },
  reach: number,
): number {
  const half = (contrasts[by * width + bx] ?? 0) / 2;
  const extent = (dx: number, dy: number): number => {
    for (let step = 1; step <= reach; step++) {
      const x = round(bx + step * dx);
      const y = round(by + step * dy);
      const inside = x >= 0 && y >= 0 && x < width && y < height;
      if (!inside || (contrasts[y * width + x] ?? 0) <= half) return step;
    }
    return reach + 1;
  };
  let longest = 0;
  let shortest = Infinity;
  for (const { dx, dy } of STEPS) {
    const whole = extent(dx, dy) + extent(-dx, -dy);
    longest = max(longest, whole);
    shortest = min(shortest, whole);
  }
  return longest / shortest;
}
