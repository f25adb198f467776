import type { FlightRow } from '../row';

/** A condition by which the errors are told apart. */
export interface ConditionGroups {
  readonly title: string;
  readonly groups: readonly { readonly label: string; readonly rows: readonly FlightRow[] }[];
}

type Read = (row: FlightRow) => number;

const option =
  (name: string): Read =>
  ({ options }) =>
    Number(options[name]);

const RANGES: readonly (readonly [title: string, read: Read, limits: readonly number[], unit: string])[] = [
  ['Exposure (× full scale)', option('exposure'), [1, 2, 4, 8, 12], ''],
  ['Distance', option('distance'), [325, 350, 375], ' m'],
  ['Climb speed', option('climbSpeed'), [0.75, 1, 1.25], ' m/s'],
  ['Spot diameter', (row) => row.spot_px, [3, 4, 5], ' px'],
  ['Distance of neighbours', (row) => row.spacing_px, [40, 55, 70], ' px'],
  ['Bit rate (1080p)', (row) => row.megabits, [12, 25, 50], ' Mbit/s'],
  ['Telemetry rate', option('updateHz'), [10, 20, 35], ' Hz'],
  ['Lag', option('lag'), [-0.25, 0, 0.25], ' s'],
  ['Haze', option('haze'), [0.15, 0.35], ''],
  ['White over red', option('whiteRedRatio'), [1.4, 1.75], ''],
];

const KINDS: readonly (readonly [title: string, option: string])[] = [
  ['Light', 'light'],
  ['Tone curve', 'tone'],
  ['Codec', 'codec'],
  ['LED', 'led'],
  ['Frames a second', 'fps'],
  ['Other lights', 'distractors'],
  ['Telemetry', 'telemetryTrack'],
  ['Side of the runway', 'sides'],
];

/** The flights parted by each condition in turn. */
export function byCondition(rows: readonly FlightRow[]): ConditionGroups[] {
  const ranges = RANGES.map(([title, read, limits, unit]) => ({
    title,
    groups: [-Infinity, ...limits].map((from, i) => {
      const to = limits[i] ?? Infinity;
      const label =
        from === -Infinity
          ? `below ${to}${unit}`
          : to === Infinity
            ? `${from}${unit} and more`
            : `${from} to ${to}${unit}`;
      return { label, rows: rows.filter((row) => read(row) >= from && read(row) < to) };
    }),
  }));
  const kinds = KINDS.map(([title, name]) => {
    const values = [...new Set(rows.map(({ options }) => String(options[name])))].sort();
    return {
      title,
      groups: values.map((value) => ({
        label: value,
        rows: rows.filter(({ options }) => String(options[name]) === value),
      })),
    };
  });
  const filled = ({ groups, ...rest }: ConditionGroups): ConditionGroups => ({
    ...rest,
    groups: groups.filter((group) => group.rows.length > 0),
  });
  return [...kinds, ...ranges].map(filled);
}

/** The flights of each set in the order of the matrix. */
export function bySet(rows: readonly FlightRow[]): ConditionGroups {
  const sets = [...new Set(rows.map(({ set }) => set))];
  return {
    title: 'Set',
    groups: sets.map((set) => ({ label: set, rows: rows.filter((row) => row.set === set) })),
  };
}
