import type { FlightResult, ReportFacts, UnitName, UnitResult } from '@papiscope/shared/contracts';
import type { Say, TextKey } from '../text';
import { letter } from './letter';
import type { Adjustment } from './types';
import { unitsOf } from './units';

/** Tilts that would bring each unit to its nominal angle; none where the flight does not carry one. */
export function adjustments(result: FlightResult, facts: ReportFacts, say: Say): Adjustment[] {
  const indicative = result.positioning.absolute_angles === 'indicative';
  return unitsOf(result).map(([name, unit]) => {
    const missing = missingReason(unit, indicative);
    return missing === null ? adjustment(name, unit, facts) : notJudged(name, unit, say(missing));
  });
}

function missingReason(unit: UnitResult, indicative: boolean): TextKey | null {
  if (unit.transition === null) return 'reason_no_transition';
  if (unit.deviation_arcmin === null) return 'reason_no_nominal';
  return indicative ? 'reason_indicative' : null;
}

function notJudged(unit: UnitName, { deviation_arcmin, transition }: UnitResult, reason: string): Adjustment {
  return {
    unit,
    letter: letter(unit),
    action: 'not_judged',
    deviation_arcmin,
    u_arcmin: transition?.u_angle_arcmin ?? null,
    turns: null,
    needed: null,
    reason,
  };
}

const NEEDED = { pass: 'optional', fail: 'required', inconclusive: 'open', not_measured: 'open' } as const;

function adjustment(name: UnitName, unit: UnitResult, facts: ReportFacts): Adjustment {
  const deviation = unit.deviation_arcmin ?? 0;
  const u = unit.transition?.u_angle_arcmin ?? 0;
  const significant = Math.abs(deviation) > u;
  const perTurn = facts.adjuster_arcmin_per_turn;
  return {
    unit: name,
    letter: letter(name),
    action: !significant ? 'none' : deviation > 0 ? 'lower' : 'raise',
    deviation_arcmin: deviation,
    u_arcmin: u,
    turns: significant && perTurn !== undefined ? Math.abs(deviation) / perTurn : null,
    needed: significant ? NEEDED[unit.verdict] : null,
    reason: null,
  };
}
