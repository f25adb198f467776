import { builtInProfileIdSchema, DEFAULT_PROFILE, type FlightResult } from '@papiscope/shared/contracts';
import { cleanText, type Say } from '../text';
import type { JudgedAgainst } from './types';

/** The profile of limits in the report's language; results that do not say were judged against the flight-check protocol. */
export function judgedAgainst({ profile }: FlightResult, say: Say): JudgedAgainst {
  const known = builtInProfileIdSchema.safeParse(profile?.id ?? DEFAULT_PROFILE);
  if (known.success)
    return { name: say(`profile_${known.data}`), source: say(`profile_source_${known.data}`) };
  return { name: cleanText(profile?.name ?? ''), source: cleanText(profile?.source ?? '') };
}
