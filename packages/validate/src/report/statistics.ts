import { CENTROID_BINS } from '../compare/tracking';
import type { FlightRow, TrackingRow, UnitRow } from '../row';

/** A unit that was measured. */
export type MeasuredUnit = UnitRow & { readonly error: number; readonly u_angle: number };

export function isMeasured(unit: UnitRow): unit is MeasuredUnit {
  return unit.error !== null && unit.u_angle !== null;
}

export function unitsOf(rows: readonly FlightRow[]): UnitRow[] {
  return rows.flatMap((row) => row.units);
}

export function measuredUnits(rows: readonly FlightRow[]): MeasuredUnit[] {
  return unitsOf(rows).filter(isMeasured);
}

/** Root mean square; null of nothing. */
export function rms(values: readonly number[]): number | null {
  return values.length === 0 ? null : Math.sqrt(sum(values.map((value) => value * value)) / values.length);
}

export function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : sum(values) / values.length;
}

/** Largest magnitude. */
export function worst(values: readonly number[]): number | null {
  return values.length === 0 ? null : Math.max(...values.map(Math.abs));
}

/** Share of the values for which it holds. */
export function share<T>(values: readonly T[], holds: (value: T) => boolean): number | null {
  return values.length === 0 ? null : values.filter(holds).length / values.length;
}

export function quantile(values: readonly number[], part: number): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? null;
}

/** |error| over stated expanded uncertainty. */
export function errorOverU({ error, u_angle }: MeasuredUnit): number {
  return Math.abs(error) / u_angle;
}

/** By how much a verdict is wrong beyond the stated uncertainty, arc minutes; 0 for every other. */
export function verdictFault(unit: UnitRow): number {
  if (unit.tolerance === null || unit.u_angle === null) return 0;
  const deviation = Math.abs(unit.true_angle - unit.nominal) * 60;
  const tolerance = unit.tolerance * 60;
  if (unit.verdict === 'pass') return Math.max(0, deviation - tolerance - unit.u_angle);
  if (unit.verdict === 'fail') return Math.max(0, tolerance - deviation - unit.u_angle);
  return 0;
}

/** Errors of the differences between neighbouring measured units of each flight, arc minutes. */
export function differenceErrors(rows: readonly FlightRow[]): number[] {
  return rows.flatMap(({ units }) => {
    const measured = units.filter(isMeasured);
    return measured.slice(1).map((unit, i) => unit.error - (measured[i]?.error ?? 0));
  });
}

/** Quantile of pooled centroid histograms, pixels: the upper edge of the bin it lies in. */
export function centroidQuantile(
  rows: readonly FlightRow[],
  which: 'centroid_clipped' | 'centroid_unclipped',
  part: number,
): number | null {
  const pooled = Array.from({ length: CENTROID_BINS.count }, (_, bin) =>
    sum(rows.map(({ tracking }) => tracking?.[which][bin] ?? 0)),
  );
  const total = sum(pooled);
  if (total === 0) return null;
  let below = 0;
  for (const [bin, count] of pooled.entries()) {
    below += count;
    if (below >= part * total) return (bin + 1) / CENTROID_BINS.perPixel;
  }
  return null;
}

/** A sum over the flights that were tracked. */
export function trackingSum(
  rows: readonly FlightRow[],
  of: Exclude<keyof TrackingRow, 'centroid_clipped' | 'centroid_unclipped'>,
): number {
  return sum(rows.map(({ tracking }) => tracking?.[of] ?? 0));
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
