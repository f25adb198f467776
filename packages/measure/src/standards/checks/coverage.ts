import type { Check, UnitName } from '@papiscope/shared/contracts';
import { COVERAGE_FACTOR } from '../coverage-factor';
import { letter, type Evaluation } from '../evaluation';
import { nominalGlidePath } from '../glide-path';
import type { Judgement } from '../judge';
import { measuredRow, notMeasuredRow } from './rows';
import { seenAngles } from './seen-angles';

/** Without a frame over more than this, the lights were not seen throughout; degrees. */
const WIDEST_GAP_HORIZONTAL = 1;
const WIDEST_GAP_VERTICAL = 0.5;
/** Middle of the vertical sector where no glide path is stated, degrees. */
const USUAL_GLIDE_PATH = 3;

/** One end of a sector; `limit` in degrees, `towards` +1 for an upper end, −1 for a lower one. */
interface SectorEnd extends SeenSector {
  readonly limit: number;
  readonly towards: 1 | -1;
}

/** Sectors in which every lit unit was seen, end by end. A flight shows coverage; it cannot show its absence, so nothing fails. */
export function coverageChecks(evaluation: Evaluation): Check[] {
  const seen = seenAngles(evaluation);
  const { half_width } = evaluation.profile.horizontal_coverage;
  const { from, to } = evaluation.profile.vertical_coverage;
  const horizontal = {
    widestGap: WIDEST_GAP_HORIZONTAL,
    centre: 0,
    series: seen.map(({ unit, horizontal: angles }) => ({ unit, angles })),
    u: COVERAGE_FACTOR * Math.max(0, ...seen.map((unit) => unit.u_horizontal)),
  };
  const vertical = {
    widestGap: WIDEST_GAP_VERTICAL,
    centre: nominalGlidePath(evaluation) ?? USUAL_GLIDE_PATH,
    series: seen.map(({ unit, vertical: angles }) => ({ unit, angles })),
    u: COVERAGE_FACTOR * Math.max(0, ...seen.map((unit) => unit.u_vertical)),
  };
  const left = half_width === null ? null : -half_width;
  return [
    ...endRow('coverage_left', 'Horizontal coverage, left', left, -1, horizontal),
    ...endRow('coverage_right', 'Horizontal coverage, right', half_width, 1, horizontal),
    ...endRow('coverage_bottom', 'Vertical coverage, bottom', from, -1, vertical),
    ...endRow('coverage_top', 'Vertical coverage, top', to, 1, vertical),
  ];
}

interface UnitAngles {
  readonly unit: UnitName;
  readonly angles: readonly number[];
}

/** How far towards the limit every unit was seen, and the unit that was seen least far; degrees. */
interface Reach {
  readonly unit: UnitName;
  readonly angle: number;
}

/** What was seen in one direction, unit by unit; degrees. */
interface SeenSector {
  readonly widestGap: number;
  /** From here outwards every unit must be seen. */
  readonly centre: number;
  readonly series: readonly UnitAngles[];
  readonly u: number;
}

/** No row where the profile sets no limit. */
function endRow(
  id: string,
  parameter: string,
  limit: number | null,
  towards: 1 | -1,
  sector: SeenSector,
): Check[] {
  if (limit === null) return [];
  const subject = { id, parameter, unit: 'deg' as const, nominal: limit, tolerance: null };
  const end = { ...sector, limit, towards };
  const reached = commonReach(end);
  if (reached === null) {
    return [notMeasuredRow(subject, 'No frames in which all units were seen at a known position.')];
  }
  return [measuredRow(subject, reached.angle, end.u, judgeEnd(end, reached))];
}

/** Null where a unit, or all of them, was not seen at a known position. */
function commonReach({ series, towards }: SectorEnd): Reach | null {
  if (series.length === 0 || series.some(({ angles }) => angles.length === 0)) return null;
  const reaches = series.map(({ unit, angles }) => ({
    unit,
    angle: angles.reduce((far, a) => (towards * a > towards * far ? a : far)),
  }));
  return reaches.reduce((least, reach) => (towards * reach.angle < towards * least.angle ? reach : least));
}

function judgeEnd(end: SectorEnd, reached: Reach): Judgement {
  const margin = end.towards * (reached.angle - end.limit);
  const seen = `seen to ${reached.angle.toFixed(2)}° (${letter(reached.unit)})`;
  if (margin < -end.u) {
    return { verdict: 'not_measured', reason: `Not flown farther, or lights out of the picture: ${seen}.` };
  }
  if (margin < end.u) {
    return {
      verdict: 'inconclusive',
      reason: `Flown to the limit within the position's uncertainty: ${seen}.`,
    };
  }
  if (end.series.some(({ angles }) => hasGap(angles, end))) {
    return { verdict: 'inconclusive', reason: `Not every unit was seen throughout the sector: ${seen}.` };
  }
  return { verdict: 'pass', reason: null };
}

/** Whether the way from the centre to the limit has a stretch without a frame. */
function hasGap(angles: readonly number[], { centre, limit, towards, widestGap }: SectorEnd): boolean {
  const outward = angles.map((angle) => towards * angle).filter((angle) => angle > towards * centre);
  let before = towards * centre;
  for (const angle of outward.sort((a, b) => a - b)) {
    if (angle - before > widestGap) return true;
    if (angle >= towards * limit) return false;
    before = angle;
  }
  return false;
}
