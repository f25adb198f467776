import {
  UNIT_NAMES,
  unitKey,
  type FlightResult,
  type FrameMeasurement,
  type LightMeasurement,
  type UnitName,
  type UnitResult,
} from '@papiscope/shared/contracts';

/** What the drawings need to know of one light unit. */
export interface DrawnUnit {
  readonly name: UnitName;
  /** `A` … `H`. */
  readonly letter: string;
  readonly result: UnitResult | null;
  /** Typical diameter of the light's image, source pixels; null for a light that was never found. */
  readonly diameter: number | null;
}

/** The units that the result or any frame speaks of, in their order. */
export function drawnUnits(
  frames: readonly FrameMeasurement[],
  result: Pick<FlightResult, 'units'>,
): DrawnUnit[] {
  return UNIT_NAMES.flatMap((name) => {
    const areas = frames.flatMap((row) => foundLight(row, name)?.area_pixels ?? []);
    const unit = result.units[name] ?? null;
    const found = frames.some((row) => foundLight(row, name) !== null);
    if (unit === null && !found) return [];
    return { name, letter: name.slice(-1), result: unit, diameter: found ? diameterOf(areas) : null };
  });
}

/** A light with its place in the frame, pixels. */
export type PlacedLight = LightMeasurement & { readonly x: number; readonly y: number };

/** A unit in a frame where its light was found, with its place; else null. */
export function foundLight(row: FrameMeasurement, name: UnitName): PlacedLight | null {
  const light = row[unitKey(name)];
  return light !== undefined && isPlaced(light) ? light : null;
}

function isPlaced(light: LightMeasurement): light is PlacedLight {
  return light.status !== 'NOT_VISIBLE' && light.x !== null && light.y !== null;
}

export function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? null;
}

function diameterOf(areas: readonly number[]): number {
  return 2 * Math.sqrt((median(areas) ?? 9) / Math.PI);
}
