import { SURE_OF_LIGHTS, type FlightResult, type Lights, type Verdict } from '@papiscope/shared/contracts';

const UNCONFIRMED_REASON = 'Nobody has confirmed that these are the lights of the PAPI.';

/**
 * A result with what a reader needs to know of lights that were found and that no person has placed or confirmed; the same where they are
 * sure. What lies outside a tolerance may then be another light: it is inconclusive. What lies within is not: no other light turns white
 * where a unit should.
 */
export function withDoubt(result: FlightResult, lights: Lights): FlightResult {
  const warnings = doubtOf(lights);
  if (warnings.length === 0) return result;
  const { units, glide_path, symmetry, checks } = result;
  const doubted = Object.entries(units).map(([unit, each]) =>
    each.verdict === 'fail'
      ? [unit, { ...each, verdict: 'inconclusive', reason: because(each.reason) }]
      : [unit, each],
  );
  return {
    ...result,
    units: Object.fromEntries(doubted) as FlightResult['units'],
    glide_path: glide_path && { ...glide_path, verdict: unlessFailed(glide_path.verdict) },
    symmetry: symmetry.map((pair) => ({ ...pair, verdict: unlessFailed(pair.verdict) })),
    checks: checks.map((check) =>
      check.verdict === 'fail'
        ? { ...check, verdict: 'inconclusive' as const, remark: because(check.remark) }
        : check,
    ),
    warnings: [...warnings, ...result.warnings],
  };
}

function unlessFailed(verdict: Verdict): Verdict {
  return verdict === 'fail' ? 'inconclusive' : verdict;
}

function because(reason: string | null): string {
  return [UNCONFIRMED_REASON, ...(reason === null ? [] : [reason])].join(' ');
}

function doubtOf(lights: Lights): FlightResult['warnings'] {
  const confidence = Math.min(...Object.values(lights).map((box) => box.confidence ?? 1));
  if (confidence >= SURE_OF_LIGHTS) return [];
  return [
    {
      code: 'lights_unsure',
      message:
        `The lights were found with a confidence of ${Math.floor(100 * confidence)} % only, and nobody has confirmed them. Look at where they ` +
        'were followed (x and y of the frame measurements, or the enhanced videos), and mark them by hand where that is wrong.',
    },
  ];
}
