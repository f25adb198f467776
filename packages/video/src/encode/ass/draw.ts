/** Colours are red, green, blue, 0–255. */
export type Rgb = readonly [number, number, number];

export function assColour([r, g, b]: Rgb): string {
  const hex = (value: number): string =>
    Math.round(Math.min(255, Math.max(0, value)))
      .toString(16)
      .toUpperCase()
      .padStart(2, '0');
  return `&H${hex(b)}${hex(g)}${hex(r)}&`;
}

/** A coordinate in tenths of a pixel. */
export function coordinate(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** Where the top left corner of what follows lies. `anchor` 7 top left, 8 top centre, 9 top right, 5 centre (ASS numpad). */
export function at(x: number, y: number, anchor: 5 | 7 | 8 | 9 = 7): string {
  return `\\an${anchor}\\pos(${coordinate(x)},${coordinate(y)})`;
}

/** A polygon, in pixels from the event's position. */
export function polygon(points: readonly (readonly [number, number])[]): string {
  const [first, ...rest] = points.map(([x, y]) => `${Math.round(x)} ${Math.round(y)}`);
  return `m ${first} l ${rest.join(' ')}`;
}

export function rectangle(width: number, height: number): string {
  return polygon([
    [0, 0],
    [width, 0],
    [width, height],
    [0, height],
  ]);
}

/** A line of the given thickness through points, in eighths of a pixel from the event's position: to be drawn under `\\p4`. */
export function curve(points: readonly (readonly [number, number])[], thickness: number): string {
  const half = thickness / 2;
  const sides = points.map(([x, y], i) => {
    const [x0, y0] = points[i - 1] ?? [x, y];
    const [x1, y1] = points[i + 1] ?? [x, y];
    const length = Math.hypot(x1 - x0, y1 - y0) || 1;
    const [dx, dy] = [(-half * (y1 - y0)) / length, (half * (x1 - x0)) / length];
    return [
      [8 * (x + dx), 8 * (y + dy)],
      [8 * (x - dx), 8 * (y - dy)],
    ] as const;
  });
  return polygon([...sides.map(([left]) => left), ...sides.map(([, right]) => right).reverse()]);
}

/** An event's text that fills a shape with one colour; `alpha` 0 is opaque, 1 invisible. */
export function filled(shape: string, position: string, colour: Rgb, alpha = 0): string {
  const opacity =
    alpha === 0
      ? ''
      : `\\1a&H${Math.round(alpha * 255)
          .toString(16)
          .toUpperCase()
          .padStart(2, '0')}&`;
  return `{${position}\\p1\\bord0\\1c${assColour(colour)}${opacity}}${shape}{\\p0}`;
}

/** Text cannot carry override tags: braces and backslashes of foreign text become harmless. */
export function plain(text: string): string {
  return text.replace(/[{}\\\r\n]/g, ' ');
}
