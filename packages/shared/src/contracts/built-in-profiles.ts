import { z } from 'zod';
import { PapiscopeError } from './errors';
import { standardsProfileSchema, type StandardsProfile } from './standards-profile';

export const builtInProfileIdSchema = z.enum(['protocol', 'icao-easa', 'faa']);
export type BuiltInProfileId = z.infer<typeof builtInProfileIdSchema>;

/** What flights are judged against where nothing else was chosen. */
export const DEFAULT_PROFILE = 'protocol' satisfies BuiltInProfileId;

const MINUTES_20 = 20 / 60;
const MINUTES_30 = 30 / 60;

/** Rows of a flight-check protocol; spacings after ICAO Annex 14: 20′, in the middle 30′ when harmonised with an ILS, 30′ for an APAPI. */
export const PROTOCOL: StandardsProfile = standardsProfileSchema.parse({
  id: 'protocol',
  name: 'Flight-check protocol',
  source: 'Rows and tolerances of a flight-check protocol in use',
  unit_angle: { tolerance: 0.1 },
  unit_difference: { tolerance: 0.1 },
  glide_path: { nominal: null, tolerance: 0.15 },
  transition_width: { maximum_arcmin: 3 },
  horizontal_coverage: { half_width: 10 },
  vertical_coverage: { from: 1.93, to: 6.5 },
  symmetry: { tolerance: 0.1 },
  harmonisation: { ils_glide_path: null, tolerance: 0.1 },
  meht: { nominal: null, tolerance: null },
  intensity: { steps: 3 },
  setting_spacing: {
    neighbours: [MINUTES_20],
    on_slope: [MINUTES_20, MINUTES_30],
    apapi: [MINUTES_30],
    rounding: 0.015,
  },
});

/** The built-in profiles, to start from: national requirements differ and change, so check the numbers against the edition in force. */
export const STANDARDS_PROFILES: readonly StandardsProfile[] = [
  PROTOCOL,
  standardsProfileSchema.parse({
    ...PROTOCOL,
    id: 'icao-easa',
    name: 'ICAO / EASA',
    source:
      'ICAO Annex 14 Vol. I, 5.3.5, and EASA CS ADR-DSN.M.645 for the colour change and the settings; they state no flight-check tolerances, those are the protocol’s',
  }),
  standardsProfileSchema.parse({
    ...PROTOCOL,
    id: 'faa',
    name: 'FAA',
    source:
      'FAA AC 150/5345-28 for the colour change and the horizontal sector; glide path ±0.20° to be confirmed against the edition of FAA Order 8200.1 in force; the rest is the protocol’s',
    glide_path: { nominal: null, tolerance: 0.2 },
  }),
];

export function builtInProfile(id: string): StandardsProfile | undefined {
  return STANDARDS_PROFILES.find((candidate) => candidate.id === id);
}

/** A built-in profile by its id. Throws `validation_failed`. */
export function profileOf(id: string): StandardsProfile {
  const profile = builtInProfile(id);
  if (profile) return profile;
  const known = STANDARDS_PROFILES.map((candidate) => candidate.id).join(', ');
  throw new PapiscopeError(
    'validation_failed',
    `There is no standards profile "${id}"; known are ${known}, and those given as a file.`,
  );
}
