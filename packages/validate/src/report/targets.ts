import type { FlightRow } from '../row';
import {
  centroidQuantile,
  differenceErrors,
  errorOverU,
  measuredUnits,
  rms,
  share,
  trackingSum,
  unitsOf,
  verdictFault,
  worst,
} from './statistics';

/** One stated target and what the rows say about it. `n`: how many observations it rests on. */
export interface TargetOutcome {
  readonly text: string;
  readonly unit: string;
  readonly value: number | null;
  readonly limit: number;
  readonly atMost: boolean;
  readonly n: number;
  readonly met: boolean;
}

interface Target {
  readonly text: string;
  readonly unit: '′' | '%' | 'px' | 's' | '';
  readonly limit: number;
  /** Else: at least. */
  readonly atMost: boolean;
  value(rows: readonly FlightRow[]): readonly [value: number | null, n: number];
}

const colourErrors = (rows: readonly FlightRow[]): number[] =>
  unitsOf(rows).flatMap(({ colour_error }) => (colour_error === null ? [] : [colour_error]));

const percent = (value: number | null): number | null => (value === null ? null : 100 * value);

/** Of the core set and its brief form. Errors in arc minutes. */
const CORE: readonly Target[] = [
  of('Lit units that were measured', '%', 'at least', 100, (rows) => {
    const lit = unitsOf(rows).filter((unit) => unit.lit);
    return [percent(share(lit, ({ error }) => error !== null)), lit.length];
  }),
  of('Transition angle, rms', '′', 'at most', 0.2, (rows) => {
    const errors = measuredUnits(rows).map(({ error }) => error);
    return [rms(errors), errors.length];
  }),
  of('Transition angle, worst unit', '′', 'at most', 0.45, (rows) => {
    const errors = measuredUnits(rows).map(({ error }) => error);
    return [worst(errors), errors.length];
  }),
  of("Transition angle without the telemetry's own error, rms", '′', 'at most', 0.12, (rows) => {
    const errors = colourErrors(rows);
    return [rms(errors), errors.length];
  }),
  of("Transition angle without the telemetry's own error, worst unit", '′', 'at most', 0.3, (rows) => {
    const errors = colourErrors(rows);
    return [worst(errors), errors.length];
  }),
  of('Widths within max(0.4′, 15 %)', '%', 'at least', 90, (rows) => {
    const units = measuredUnits(rows);
    const good = share(
      units,
      ({ width, true_width }) => Math.abs((width ?? 0) - true_width) <= Math.max(0.4, 0.15 * true_width),
    );
    return [percent(good), units.length];
  }),
  of('Time offset, worst flight', 's', 'at most', 0.05, (rows) => {
    const errors = rows.flatMap(({ time_offset }) =>
      time_offset.measured === null ? [] : [time_offset.measured - time_offset.true],
    );
    return [worst(errors), errors.length];
  }),
  of('Stated U, largest', '′', 'at most', 0.5, (rows) => {
    const stated = measuredUnits(rows).map(({ u_angle }) => u_angle);
    return [worst(stated), stated.length];
  }),
  of('Units whose error lies within U', '%', 'at least', 93, (rows) => {
    const units = measuredUnits(rows);
    return [percent(share(units, (unit) => errorOverU(unit) <= 1)), units.length];
  }),
  of('Error over U, worst unit', '', 'at most', 1.5, (rows) => {
    const units = measuredUnits(rows);
    return [worst(units.map(errorOverU)), units.length];
  }),
  of(
    'Pairs of frame and light that were tracked (spots ≥ 3 px, ≥ 12 px apart)',
    '%',
    'at least',
    99,
    (rows) => {
      const plain = rows.filter(({ spot_px, spacing_px }) => spot_px >= 3 && spacing_px >= 12);
      const expected = trackingSum(plain, 'expected');
      return [expected === 0 ? null : (100 * trackingSum(plain, 'tracked')) / expected, expected];
    },
  ),
  of('Centroid, median, unclipped', 'px', 'at most', 0.1, (rows) => [
    centroidQuantile(rows, 'centroid_unclipped', 0.5),
    trackingSum(rows, 'tracked'),
  ]),
  of('Centroid, median, clipped', 'px', 'at most', 0.2, (rows) => [
    centroidQuantile(rows, 'centroid_clipped', 0.5),
    trackingSum(rows, 'tracked'),
  ]),
  of('Status agrees outside of the transition', '%', 'at least', 99.5, (rows) => {
    const plain = trackingSum(rows, 'plain');
    return [plain === 0 ? null : (100 * trackingSum(rows, 'status_agrees')) / plain, plain];
  }),
];

/** Of every flight, whatever its conditions. */
const ALWAYS: readonly Target[] = [
  of('Identity errors', '', 'at most', 0, (rows) => [
    trackingSum(rows, 'identity_errors'),
    trackingSum(rows, 'tracked'),
  ]),
  of('Verdicts wrong by more than U', '', 'at most', 0, (rows) => {
    const units = unitsOf(rows);
    return [units.filter((unit) => verdictFault(unit) > 0).length, units.length];
  }),
  of('Angles for units that are dark', '', 'at most', 0, (rows) => {
    const dark = unitsOf(rows).filter((unit) => !unit.lit);
    return [
      dark.filter(({ error, verdict }) => error !== null || verdict !== 'not_measured').length,
      dark.length,
    ];
  }),
  of('Detections with confidence ≥ 0.9 that are right', '%', 'at least', 99, (rows) => {
    const sure = rows.filter(({ detection }) => (detection.confidence ?? 0) >= 0.9);
    return [percent(share(sure, ({ detection }) => detection.right)), sure.length];
  }),
];

/** Of single stress sets. */
const STRESSED: readonly (readonly [set: string, targets: readonly Target[]])[] = [
  [
    'one-pass',
    [
      of('One pass, lag known: transition angle, rms', '′', 'at most', 0.45, (rows) => {
        const errors = measuredUnits(rows).map(({ error }) => error);
        return [rms(errors), errors.length];
      }),
    ],
  ],
  [
    'no-rtk',
    [
      of('No RTK: differences of neighbouring units, rms', '′', 'at most', 2.5, (rows) => {
        const errors = differenceErrors(rows);
        return [rms(errors), errors.length];
      }),
      of('No RTK: flights whose absolute angles are called valid', '', 'at most', 0, (rows) => [
        rows.filter(({ absolute_angles }) => absolute_angles === 'valid').length,
        rows.length,
      ]),
    ],
  ],
  [
    'narrow',
    [
      of('Transitions of 1 to 1.5′: widest reading', '′', 'at most', 3, (rows) => {
        const widths = measuredUnits(rows).map(({ width }) => width ?? 0);
        return [worst(widths), widths.length];
      }),
    ],
  ],
];

/** Every target that the rows can speak about. */
export function checkTargets(rows: readonly FlightRow[]): TargetOutcome[] {
  const groups: (readonly [readonly Target[], readonly FlightRow[]])[] = [
    [CORE, rows.filter(({ set }) => set === 'core' || set === 'brief')],
    [ALWAYS, rows],
    ...STRESSED.map(([set, targets]) => [targets, rows.filter((row) => row.set === set)] as const),
  ];
  return groups.flatMap(([targets, chosen]) =>
    chosen.length === 0 ? [] : targets.map((target) => outcome(target, chosen)),
  );
}

function outcome(target: Target, rows: readonly FlightRow[]): TargetOutcome {
  const { text, unit, limit, atMost } = target;
  const [value, n] = target.value(rows);
  const met = value === null ? n === 0 : atMost ? value <= limit : value >= limit;
  return { text, unit, value, limit, atMost, n, met };
}

function of(
  text: string,
  unit: Target['unit'],
  sense: 'at most' | 'at least',
  limit: number,
  value: Target['value'],
): Target {
  return { text, unit, limit, atMost: sense === 'at most', value };
}
