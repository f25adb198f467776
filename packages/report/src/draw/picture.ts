/** A stroke or area; `d` as in SVG paths, in points. */
export interface PathShape {
  readonly kind: 'path';
  readonly d: string;
  readonly stroke?: string;
  readonly fill?: string;
  /** Line width in points. */
  readonly width?: number;
  readonly dash?: readonly [on: number, off: number];
}

export interface TextShape {
  readonly kind: 'text';
  readonly x: number;
  /** Of the base line. */
  readonly y: number;
  readonly text: string;
  readonly size: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly colour: string;
  readonly bold?: boolean;
  /** Turned by a quarter, to be read from below upwards. */
  readonly upright?: boolean;
}

export type Shape = PathShape | TextShape;

/** A drawing in points, drawn alike in PDF and SVG. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** What it shows, for those who do not see it. */
  readonly title: string;
  readonly shapes: readonly Shape[];
}

export const COLOURS = {
  ink: '#1f2328',
  faint: '#6e7781',
  grid: '#d8dee4',
  up: '#0969da',
  down: '#bc4c00',
  fit: '#1f2328',
  band: '#d4f0dc',
  bandEdge: '#2da44e',
  pass: '#1a7f37',
  fail: '#cf222e',
  inconclusive: '#9a6700',
  not_measured: '#6e7781',
} as const;

export function line(
  points: readonly (readonly [number, number])[],
  style: Omit<PathShape, 'kind' | 'd'>,
): PathShape {
  return { kind: 'path', d: `M${points.map(([x, y]) => `${short(x)} ${short(y)}`).join('L')}`, ...style };
}

export function rectangle(
  [x0, y0]: readonly [number, number],
  [x1, y1]: readonly [number, number],
  style: Omit<PathShape, 'kind' | 'd'>,
): PathShape {
  const [a, b, c, d] = [short(x0), short(y0), short(x1), short(y1)];
  return { kind: 'path', d: `M${a} ${b}L${c} ${b}L${c} ${d}L${a} ${d}Z`, ...style };
}

/** Many small squares in one path. */
export function dots(points: readonly (readonly [number, number])[], fill: string, size = 1.8): PathShape {
  const half = size / 2;
  const squares = points.map(([x, y]) => `M${short(x - half)} ${short(y - half)}h${size}v${size}h${-size}Z`);
  return { kind: 'path', d: squares.join(''), fill };
}

export function label(
  text: string,
  [x, y]: readonly [number, number],
  style: Partial<Omit<TextShape, 'kind' | 'text' | 'x' | 'y'>> = {},
): TextShape {
  return { kind: 'text', text, x, y, size: 7, anchor: 'start', colour: COLOURS.ink, ...style };
}

function short(value: number): string {
  return String(Math.round(value * 100) / 100);
}
