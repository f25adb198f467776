import type { ColourSample } from '../../types';
import { coversShifts } from '../geometry/geometry';
import { legIndex } from '../geometry/legs';
import { CHROMA, type Rows } from '../rows';
import { median, thin } from '../../robust';
import { rateAt, valueAt, type TimeTable } from '../geometry/time-table';
import type { Leg } from '../types';

/** Plateau kept on each side of the transition, arc minutes. */
const PLATEAU = 25;
/** Around the transition every frame counts, arc minutes beyond what the time offset may move. */
const CORE = 12;
const MAX_CORE_ROWS = 2000;
const MAX_PLATEAU_ROWS = 800;

/** A unit with a transition, as the first look found it. */
export interface CoarseTransition {
  readonly samples: readonly ColourSample[];
  readonly table: TimeTable;
  /** Arc minutes. */
  readonly angle: number;
}

/**
 * The frames that take part in the fit: near the transition of their unit at any time offset within `centre` ± `shift`, and with
 * telemetry for all of these offsets. Long flights are thinned evenly, plateaus first.
 */
export function selectRows(
  units: readonly CoarseTransition[],
  legs: readonly Leg[],
  centre: number,
  shift: number,
): Rows {
  const chosen = units.flatMap((unit, index) =>
    unitSamples(unit, centre, shift).map((sample) => ({ sample, index })),
  );
  return {
    length: chosen.length,
    kind: new Float64Array(chosen.length).fill(CHROMA),
    unit: Float64Array.from(chosen, (c) => c.index),
    leg: Float64Array.from(chosen, (c) => legIndex(legs, c.sample.time)),
    time: Float64Array.from(chosen, (c) => c.sample.time),
    signal: Float64Array.from(chosen, (c) => c.sample.green_red),
    sigma: Float64Array.from(chosen, (c) => c.sample.sigma),
  };
}

/** Every `n`-th row, so that at most `most` remain. */
export function thinRows(rows: Rows, most: number): Rows {
  const stride = Math.max(1, Math.ceil(rows.length / most));
  const keep = (_: number, i: number) => i % stride === 0;
  const unit = rows.unit.filter(keep);
  return {
    length: unit.length,
    kind: rows.kind.filter(keep),
    unit,
    leg: rows.leg.filter(keep),
    time: rows.time.filter(keep),
    signal: rows.signal.filter(keep),
    sigma: rows.sigma.filter(keep),
  };
}

/** The rows of both lists. */
export function joinRows(a: Rows, b: Rows): Rows {
  const join = (key: Exclude<keyof Rows, 'length'>) => Float64Array.of(...a[key], ...b[key]);
  return {
    length: a.length + b.length,
    kind: join('kind'),
    unit: join('unit'),
    leg: join('leg'),
    time: join('time'),
    signal: join('signal'),
    sigma: join('sigma'),
  };
}

function unitSamples(
  { samples, table, angle }: CoarseTransition,
  centre: number,
  shift: number,
): ColourSample[] {
  const offset = (s: ColourSample) => Math.abs(valueAt(table, s.time + centre) - angle);
  const usable = samples.filter((s) => Number.isFinite(s.green_red) && s.sigma > 0);
  const rates = usable
    .filter((s) => offset(s) < PLATEAU)
    .map((s) => Math.abs(rateAt(table, s.time + centre, 0.2)));
  const margin = Math.min(40, shift * (median(rates.filter(Number.isFinite)) || 0));
  const near = usable.filter(
    (s) => offset(s) < PLATEAU + margin && coversShifts(table, s.time + centre, shift),
  );
  const core = near.filter((s) => offset(s) < CORE + margin);
  const plateaus = near.filter((s) => offset(s) >= CORE + margin);
  return [...thin(core, MAX_CORE_ROWS), ...thin(plateaus, MAX_PLATEAU_ROWS)].sort((a, b) => a.time - b.time);
}
