import { standardsProfileIdSchema } from '@papiscope/shared/contracts';

/** Under which address a file's content is to be put. Where it names none that can be one, under any: the API says what is wrong with it. */
export function addressOfProfile(content: unknown): string {
  const id = typeof content === 'object' && content !== null && 'id' in content ? content.id : undefined;
  return standardsProfileIdSchema.catch('profile').parse(id);
}
