import type { FlightRow } from '../row';
import { isMeasured } from './statistics';

const SIZE = { width: 720, height: 360, left: 56, right: 16, top: 28, bottom: 44 } as const;
const INK = '#24292f';
const DOT = '#1f6feb';
const LIMIT = '#cf222e';

/** One picture: a file name without folder, and SVG. */
export interface Plot {
  readonly name: string;
  readonly alt: string;
  readonly svg: string;
}

interface Axis {
  readonly label: string;
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
  readonly log?: boolean;
}

interface Dot {
  readonly x: number;
  readonly y: number;
}

const ERROR_AXIS: Axis = {
  label: "error without the telemetry's own, ′",
  low: -1,
  high: 1,
  ticks: [-1, -0.5, -0.3, 0, 0.3, 0.5, 1],
};

/** Errors of the core set's units against their conditions, and against the stated uncertainty. */
export function plots(rows: readonly FlightRow[]): Plot[] {
  const core = rows.filter(({ set }) => set === 'core');
  const units = core.flatMap((row) => row.units.filter(isMeasured).map((unit) => ({ row, unit })));
  const against = (name: string, axis: Axis, x: (entry: (typeof units)[number]) => number): Plot => {
    const dots = units.map((entry) => ({ x: x(entry), y: entry.unit.colour_error ?? entry.unit.error }));
    const alt = `Error of the transition angle against ${axis.label}`;
    return {
      name,
      alt,
      svg: scatter(
        alt,
        axis,
        ERROR_AXIS,
        dots,
        [-0.3, 0.3].map((y) => level(axis, y)),
      ),
    };
  };
  const uncertainty: Axis = { label: 'stated U (k = 2), ′', low: 0, high: 1, ticks: [0, 0.25, 0.5, 0.75, 1] };
  const total: Axis = { label: '|error|, ′', low: 0, high: 1, ticks: [0, 0.25, 0.5, 0.75, 1] };
  const errorAgainstU: Plot = {
    name: 'error-against-u.svg',
    alt: 'Error of the transition angle against the stated uncertainty; the lines are U and 1.5 U',
    svg: scatter(
      'Error of the transition angle against the stated uncertainty',
      uncertainty,
      total,
      units.map(({ unit }) => ({ x: unit.u_angle, y: Math.abs(unit.error) })),
      [1, 1.5].map((slope) => [
        { x: 0, y: 0 },
        { x: 1 / slope, y: 1 },
      ]),
    ),
  };
  return [
    errorAgainstU,
    against(
      'error-by-exposure.svg',
      { label: 'exposure, × full scale', low: 0.5, high: 20, ticks: [0.5, 1, 2, 4, 8, 16], log: true },
      ({ row }) => Number(row.options['exposure']),
    ),
    against(
      'error-by-width.svg',
      { label: 'true width, ′', low: 0, high: 12, ticks: [0, 2, 4, 6, 8, 10, 12] },
      ({ unit }) => unit.true_width,
    ),
    against(
      'error-by-spot.svg',
      { label: 'diameter of the spot, px', low: 2, high: 8, ticks: [2, 3, 4, 5, 6, 7, 8] },
      ({ row }) => row.spot_px,
    ),
    against(
      'error-by-rate.svg',
      {
        label: 'bit rate of a 1080p video, Mbit/s',
        low: 5,
        high: 100,
        ticks: [6, 12, 25, 50, 90],
        log: true,
      },
      ({ row }) => row.megabits,
    ),
  ];
}

function level(axis: Axis, y: number): Dot[] {
  return [
    { x: axis.low, y },
    { x: axis.high, y },
  ];
}

/** Dots beyond an axis lie on its end. */
function scatter(
  title: string,
  x: Axis,
  y: Axis,
  dots: readonly Dot[],
  lines: readonly (readonly Dot[])[],
): string {
  const { width, height, left, right, top, bottom } = SIZE;
  const px = (value: number): string => (left + part(x, value) * (width - left - right)).toFixed(1);
  const py = (value: number): string =>
    (height - bottom - part(y, value) * (height - top - bottom)).toFixed(1);
  const frame = `<path d="M${left} ${top}V${height - bottom}H${width - right}" fill="none" stroke="${INK}"/>`;
  const ticksX = x.ticks.map(
    (tick) => `<text x="${px(tick)}" y="${height - bottom + 16}" text-anchor="middle">${tick}</text>`,
  );
  const ticksY = y.ticks.map(
    (tick) =>
      `<path d="M${left} ${py(tick)}H${width - right}" stroke="#d0d7de"/><text x="${left - 6}" y="${py(tick)}" dy="4" text-anchor="end">${tick}</text>`,
  );
  const paths = lines.map(
    (line) =>
      `<path d="M${line.map((dot) => `${px(dot.x)} ${py(dot.y)}`).join('L')}" fill="none" stroke="${LIMIT}" stroke-dasharray="5 4"/>`,
  );
  const marks = dots.map(
    (dot) => `<circle cx="${px(dot.x)}" cy="${py(dot.y)}" r="2.4" fill="${DOT}" fill-opacity="0.55"/>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="sans-serif" font-size="12" fill="${INK}">`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    `<text x="${left}" y="16" font-size="13">${title}</text>`,
    ...ticksY,
    frame,
    ...ticksX,
    `<text x="${(left + width - right) / 2}" y="${height - 8}" text-anchor="middle">${x.label}</text>`,
    `<text transform="translate(14 ${(top + height - bottom) / 2}) rotate(-90)" text-anchor="middle">${y.label}</text>`,
    ...paths,
    ...marks,
    '</svg>',
    '',
  ].join('\n');
}

function part({ low, high, log = false }: Axis, value: number): number {
  const scale = (v: number): number => (log ? Math.log(Math.max(v, 1e-9)) : v);
  const share = (scale(value) - scale(low)) / (scale(high) - scale(low));
  return Math.min(1, Math.max(0, share));
}
