import { PapiscopeError } from '@papiscope/shared/contracts';
import { standardsProfileSchema, type StandardsProfile } from './profile';

/**
 * A profile of a user's own, from the content of a JSON file.
 * @param name of the file, for the message
 * @throws validation_failed, naming each limit that is missing, misspelt or out of range
 */
export function readProfile(content: unknown, name: string): StandardsProfile {
  const parsed = standardsProfileSchema.safeParse(content);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues
    .slice(0, 5)
    .map(({ path, message }) => `${path.join('.') || 'content'}: ${message}`);
  throw new PapiscopeError('validation_failed', `${name} is no standards profile. ${faults.join('; ')}`);
}
