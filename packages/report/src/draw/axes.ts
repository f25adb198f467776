import type { ReportLanguage } from '@papiscope/shared/contracts';
import { numberText } from '../text';
import { COLOURS, label, line, type Shape } from './picture';

export interface Axis {
  readonly low: number;
  readonly high: number;
  readonly label: string;
}

/** A plane for curves: where a point of both axes lies in the picture, and the axes themselves. */
export interface Plane {
  at(x: number, y: number): readonly [number, number];
  readonly frame: readonly Shape[];
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const MARGIN = { left: 40, right: 8, top: 8, bottom: 28 };

export function plane(
  size: { readonly width: number; readonly height: number },
  x: Axis,
  y: Axis,
  language: ReportLanguage,
): Plane {
  const [left, right] = [MARGIN.left, size.width - MARGIN.right];
  const [top, bottom] = [MARGIN.top, size.height - MARGIN.bottom];
  const at = (vx: number, vy: number): readonly [number, number] => [
    left + ((vx - x.low) / (x.high - x.low)) * (right - left),
    bottom - ((vy - y.low) / (y.high - y.low)) * (bottom - top),
  ];
  const ticksX = ticks(x, Math.max(3, Math.round((right - left) / 45)));
  const ticksY = ticks(y, Math.max(3, Math.round((bottom - top) / 25)));
  const frame = [
    ...ticksX.values.map((v) => line([at(v, y.low), at(v, y.high)], { stroke: COLOURS.grid, width: 0.5 })),
    ...ticksY.values.map((v) => line([at(x.low, v), at(x.high, v)], { stroke: COLOURS.grid, width: 0.5 })),
    line(
      [
        [left, top],
        [left, bottom],
        [right, bottom],
      ],
      { stroke: COLOURS.faint, width: 0.8 },
    ),
    ...ticksX.values.map((v) =>
      label(numberText(v, ticksX.digits, language), [at(v, y.low)[0], bottom + 10], { anchor: 'middle' }),
    ),
    ...ticksY.values.map((v) =>
      label(numberText(v, ticksY.digits, language), [left - 4, at(x.low, v)[1] + 2.5], { anchor: 'end' }),
    ),
    label(x.label, [(left + right) / 2, bottom + 22], { anchor: 'middle', colour: COLOURS.faint }),
    label(y.label, [9, (top + bottom) / 2], { anchor: 'middle', colour: COLOURS.faint, upright: true }),
  ];
  return { at, frame, left, right, top, bottom };
}

/** Round values within an axis, about as many as wanted. */
export function ticks({ low, high }: Axis, wanted: number): { values: number[]; digits: number } {
  const rough = (high - low) / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((m) => m * power).find((s) => s >= rough - 1e-12) ?? rough;
  const digits = Math.max(0, -Math.floor(Math.log10(step) + 1e-9) + (isQuarter(step / power) ? 1 : 0));
  const first = Math.ceil(low / step - 1e-9);
  const count = Math.floor(high / step + 1e-9) - first + 1;
  return { values: Array.from({ length: count }, (_, i) => (first + i) * step), digits };
}

function isQuarter(mantissa: number): boolean {
  return Math.abs(mantissa - 2.5) < 1e-9;
}

/** An axis around values, with some air, never without extent. */
export function axisAround(values: readonly number[], text: string, least: number): Axis {
  const finite = values.filter((value) => Number.isFinite(value));
  const low = finite.reduce((a, b) => Math.min(a, b), Infinity);
  const high = finite.reduce((a, b) => Math.max(a, b), -Infinity);
  if (finite.length === 0) return { low: 0, high: least, label: text };
  const air = Math.max((high - low) * 0.05, (least - (high - low)) / 2, 0);
  return { low: low - air, high: high + air, label: text };
}
