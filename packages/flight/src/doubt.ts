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
  const units = Object.entries(result.units).map(([unit, each]) => [
    unit,
    { ...inDoubt(each), reason: reasonOf(each.verdict, each.reason) },
  ]);
  return {
    ...result,
    units: Object.fromEntries(units) as FlightResult['units'],
    glide_path: result.glide_path && inDoubt(result.glide_path),
    symmetry: result.symmetry.map(inDoubt),
    checks: result.checks.map((check) => ({
      ...inDoubt(check),
      remark: reasonOf(check.verdict, check.remark),
    })),
    warnings: [...warnings, ...result.warnings],
  };
}

function inDoubt<Judged extends { readonly verdict: Verdict }>(judged: Judged): Judged {
  return judged.verdict === 'fail' ? { ...judged, verdict: 'inconclusive' } : judged;
}

function reasonOf(verdict: Verdict, reason: string | null): string | null {
  if (verdict !== 'fail') return reason;
  return reason === null ? UNCONFIRMED_REASON : `${UNCONFIRMED_REASON} ${reason}`;
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
