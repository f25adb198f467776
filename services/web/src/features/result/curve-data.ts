import { fittedWhitePart, whitePartOf } from '@papiscope/shared/contracts';
import type { Series, UnitName, UnitResult } from '../../api/types';

/** A unit's colour change as a chart shows it: columns with one entry per x. Angles in degrees, white parts in percent. */
export interface CurveData {
  readonly from: number;
  readonly to: number;
  readonly x: readonly number[];
  readonly up: readonly (number | null)[];
  readonly down: readonly (number | null)[];
  readonly fit: readonly number[];
  /** The fit moved by the angle's uncertainty to either side. */
  readonly low: readonly number[];
  readonly high: readonly number[];
  /** Video seconds of a measured point; null where x is only there for the fit. */
  readonly time: readonly (number | null)[];
}

const GRID = 160;
const WIDTHS = 2.5;
const LEAST_HALF_RANGE = 0.1;

interface Point {
  readonly x: number;
  readonly time: number | null;
  readonly up: number | null;
  readonly down: number | null;
}

/** Null for a unit without a measured transition. */
export function curveData(series: Series, name: UnitName, unit: UnitResult): CurveData | null {
  const { transition, plateaus } = unit;
  const column = series.units[name];
  if (transition === null || !plateaus || column === undefined) return null;
  const { angle, start, end, width_arcmin: width, u_angle_arcmin: u } = transition;
  const half = Math.max(LEAST_HALF_RANGE, (WIDTHS * width) / 60);
  const [from, to] = [angle - half, angle + half];
  const measured = series.time.flatMap((time, i): Point[] => {
    const [x, signal] = [column.angle[i], column.signal[i]];
    if (typeof x !== 'number' || typeof signal !== 'number' || x < from || x > to) return [];
    const white = whitePartOf(signal, plateaus);
    const pass = transition.passes.find((each) => time >= each.from && time < each.to);
    if (white === null || pass === undefined) return [];
    const value = 100 * white;
    return [
      { x, time, up: pass.direction === 'up' ? value : null, down: pass.direction === 'down' ? value : null },
    ];
  });
  const grid = Array.from({ length: GRID + 1 }, (_, i): Point => {
    return { x: from + ((to - from) * i) / GRID, time: null, up: null, down: null };
  });
  const points = [...measured, ...grid].sort((a, b) => a.x - b.x);
  const fitAt = (x: number): number => 100 * fittedWhitePart(x, { angle, start, end });
  return {
    from,
    to,
    x: points.map(({ x }) => x),
    up: points.map(({ up }) => up),
    down: points.map(({ down }) => down),
    time: points.map(({ time }) => time),
    fit: points.map(({ x }) => fitAt(x)),
    low: points.map(({ x }) => fitAt(x - u / 60)),
    high: points.map(({ x }) => fitAt(x + u / 60)),
  };
}
