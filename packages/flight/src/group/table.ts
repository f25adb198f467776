/** One value for each unit and frame. */
export type Table = readonly Float64Array[];

export function at(table: Table, unit: number, frame: number): number {
  return table[unit]?.[frame] ?? NaN;
}
