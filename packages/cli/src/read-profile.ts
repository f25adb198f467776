import { isDeepStrictEqual } from 'node:util';
import {
  builtInProfile,
  PapiscopeError,
  standardsProfileSchema,
  type StandardsProfile,
} from '@papiscope/shared/contracts';

/**
 * A profile of a user's own, from the content of a JSON file.
 * @param name of the file, for the message
 * @throws validation_failed, naming each limit that is missing, misspelt or out of range, and for a changed profile under a built-in id
 */
export function readProfile(content: unknown, name: string): StandardsProfile {
  const parsed = standardsProfileSchema.safeParse(content);
  if (parsed.success) {
    const known = builtInProfile(parsed.data.id);
    if (known === undefined || isDeepStrictEqual(known, parsed.data)) return parsed.data;
    throw new PapiscopeError(
      'validation_failed',
      `${name}: "${known.id}" is built in; name yours otherwise.`,
    );
  }
  const faults = parsed.error.issues
    .slice(0, 5)
    .map(({ path, message }) => `${path.join('.') || 'content'}: ${message}`);
  throw new PapiscopeError('validation_failed', `${name} is no standards profile. ${faults.join('; ')}`);
}
