/**
 * Whether a bright place has darker surroundings on all sides: from sample (`bx`, `by`) of a `width` × `height` image, neighbours that are at least
 * as bright as `level` lead nowhere farther than `reach` samples from it, along rows or columns. Between trees the sky looks like a light, but leads on to the open
 * sky. The image's own border is no way out.
 */
export function isEnclosed(
  values: Float32Array,
  width: number,
  height: number,
  { bx, by }: { readonly bx: number; readonly by: number },
  { level, reach }: { readonly level: number; readonly reach: number },
): boolean {
  const side = 2 * reach + 1;
  const seen = new Uint8Array(side * side);
  const open = [0, 0];
  const visit = (dx: number, dy: number): void => {
    const [x, y] = [bx + dx, by + dy];
    const at = (dy + reach) * side + dx + reach;
    if (x < 0 || y < 0 || x >= width || y >= height || seen[at] === 1) return;
    seen[at] = 1;
    if ((values[y * width + x] ?? 0) >= level) open.push(dx, dy);
  };
  while (open.length > 0) {
    const [dy = 0, dx = 0] = [open.pop(), open.pop()];
    if (Math.max(Math.abs(dx), Math.abs(dy)) === reach) return false;
    visit(dx + 1, dy);
    visit(dx - 1, dy);
    visit(dx, dy + 1);
    visit(dx, dy - 1);
  }
  return true;
}
