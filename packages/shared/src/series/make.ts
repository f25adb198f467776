import type { FlightResult, Series, UnitName, UnitSeries } from '../contracts';
import type { FrameRow } from '../frames-file';
import { chooseFrames } from './choose';
import { addFrame, newColumns, UNIT_COLUMNS, type UnitColumn } from './columns';
import { shiftInTime } from './shift';

/** Decimals that a screen can show. */
const DECIMALS: Readonly<Record<UnitColumn | 'height' | 'place' | 'time', number>> = {
  angle: 5,
  horizontal: 4,
  signal: 4,
  intensity: 1,
  red: 0,
  green: 0,
  blue: 0,
  saturated: 3,
  x: 1,
  y: 1,
  height: 2,
  place: 7,
  time: 4,
};

/** A flight's rows thinned for charts. */
export async function makeSeries(
  sessionId: string,
  rows: AsyncIterable<FrameRow>,
  result: FlightResult | null,
  points: number,
): Promise<Series> {
  const columns = newColumns();
  for await (const row of rows) {
    if ('frame' in row) addFrame(columns, row.frame);
    else columns.unreadable += 1;
  }
  const offset = result?.time_offset?.seconds ?? 0;
  const shifted = (values: readonly number[]): number[] => shiftInTime(columns.time, values, offset);
  const angles = new Map([...columns.units].map(([name, unit]) => [name, shifted(unit.angle)]));
  const chosen = chooseFrames(columns, angles, result, points);

  const pick = (values: readonly number[], decimals: number): (number | null)[] =>
    chosen.map((i) => {
      const value = values[i] ?? Number.NaN;
      return Number.isFinite(value) ? Number(value.toFixed(decimals)) : null;
    });
  const unitSeries = (name: UnitName, unit: Record<UnitColumn, number[]>): UnitSeries => {
    const moved = { ...unit, angle: angles.get(name) ?? [], horizontal: shifted(unit.horizontal) };
    return Object.fromEntries(
      UNIT_COLUMNS.map((column) => [column, pick(moved[column], DECIMALS[column])]),
    ) as UnitSeries;
  };
  return {
    session_id: sessionId,
    total_frames: columns.time.length,
    time: chosen.map((i) => Number((columns.time[i] ?? 0).toFixed(DECIMALS.time))),
    frame: chosen.map((i) => columns.frame[i] ?? 0),
    height: pick(columns.height, DECIMALS.height),
    latitude: pick(columns.latitude, DECIMALS.place),
    longitude: pick(columns.longitude, DECIMALS.place),
    units: Object.fromEntries([...columns.units].map(([name, unit]) => [name, unitSeries(name, unit)])),
    unreadable: columns.unreadable,
  };
}
