import { UNIT_NAMES, unitKey, type FrameMeasurement, type UnitName } from '../contracts';

/** The columns of a unit in the order in which a row of numbers holds them. */
export const UNIT_COLUMNS = [
  'angle',
  'horizontal',
  'signal',
  'intensity',
  'red',
  'green',
  'blue',
  'saturated',
  'x',
  'y',
] as const;
export type UnitColumn = (typeof UNIT_COLUMNS)[number];

/** Every frame of a flight, column by column; NaN where there is no value. */
export interface FlightColumns {
  readonly time: number[];
  readonly frame: number[];
  readonly height: number[];
  readonly latitude: number[];
  readonly longitude: number[];
  readonly units: Map<UnitName, Record<UnitColumn, number[]>>;
  unreadable: number;
}

export function newColumns(): FlightColumns {
  return { time: [], frame: [], height: [], latitude: [], longitude: [], units: new Map(), unreadable: 0 };
}

function emptyUnit(length: number): Record<UnitColumn, number[]> {
  const blank = (): number[] => new Array<number>(length).fill(Number.NaN);
  return Object.fromEntries(UNIT_COLUMNS.map((name) => [name, blank()])) as Record<UnitColumn, number[]>;
}

/** Takes up one frame; frames come in the order of their times. */
export function addFrame(columns: FlightColumns, frame: FrameMeasurement): void {
  const before = columns.time.length;
  columns.time.push(frame.timestamp);
  columns.frame.push(frame.frame_number);
  columns.height.push(frame.drone_elevation ?? Number.NaN);
  columns.latitude.push(frame.drone_latitude ?? Number.NaN);
  columns.longitude.push(frame.drone_longitude ?? Number.NaN);
  for (const name of UNIT_NAMES) {
    const light = frame[unitKey(name)];
    let unit = columns.units.get(name);
    if (light === undefined && unit === undefined) continue;
    if (unit === undefined) columns.units.set(name, (unit = emptyUnit(before)));
    const seen = light !== undefined && light.status !== 'NOT_VISIBLE';
    const ifSeen = (value: number | null | undefined): number => (seen ? (value ?? Number.NaN) : Number.NaN);
    unit.angle.push(light?.angle ?? Number.NaN);
    unit.horizontal.push(light?.horizontal_angle ?? Number.NaN);
    unit.signal.push(ifSeen(light?.linear_ratio_g_r));
    unit.intensity.push(ifSeen(light?.intensity));
    unit.red.push(ifSeen(light?.rgb?.r));
    unit.green.push(ifSeen(light?.rgb?.g));
    unit.blue.push(ifSeen(light?.rgb?.b));
    unit.saturated.push(ifSeen(light?.saturated_fraction));
    unit.x.push(ifSeen(light?.x));
    unit.y.push(ifSeen(light?.y));
  }
}
