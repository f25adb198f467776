const { floor, max, min } = Math;

/**
 * A quantity of the flight on an even grid of telemetry time, NaN where there is no position: angles in arc minutes, distances in metres.
 * The fit looks angles up thousands of times for shifted times, so the path is evaluated once.
 */
export interface TimeTable {
  readonly start: number;
  readonly step: number;
  readonly values: Float64Array;
}

/** Value at a telemetry time, linear between grid points; NaN outside the table and in gaps. */
export function valueAt(table: TimeTable, time: number): number {
  const position = (time - table.start) / table.step;
  const i = floor(position);
  if (i < 0 || i + 1 >= table.values.length) return Number.NaN;
  const a = table.values[i] as number;
  return a + ((table.values[i + 1] as number) - a) * (position - i);
}

/** Rate of change per second over ±`half` seconds; NaN where either end is missing. */
export function rateAt(table: TimeTable, time: number, half = table.step): number {
  return (valueAt(table, time + half) - valueAt(table, time - half)) / (2 * half);
}

/** Grid for `from`–`to` (telemetry seconds): 20 ms, coarser for long flights so that the table stays below 60,000 points. */
export function tableGrid(from: number, to: number): { start: number; step: number; length: number } {
  const step = min(0.1, max(0.02, (to - from) / 60_000));
  return { start: from, step, length: max(2, floor((to - from) / step) + 2) };
}
