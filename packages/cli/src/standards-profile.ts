import path from 'node:path';
import { profileOf, STANDARDS_PROFILES, type StandardsProfile } from '@papiscope/shared/contracts';
import { readJson } from './json-files';
import { readProfile } from './read-profile';

/** A built-in profile by its id, or one from a JSON file. @throws validation_failed */
export async function standardsProfile(given: string): Promise<StandardsProfile> {
  if (STANDARDS_PROFILES.some(({ id }) => id === given) || !/[./\\]/.test(given)) return profileOf(given);
  return readProfile(await readJson(given), path.basename(given));
}
