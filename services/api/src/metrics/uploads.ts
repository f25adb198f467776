import { toFault, type Context } from '@papiscope/shared';

/** Counts an upload by what came of it. */
export async function countUpload<T>(
  { metrics }: Context,
  way: 'one' | 'parts',
  work: () => Promise<T>,
): Promise<T> {
  try {
    const made = await work();
    metrics.uploads.inc({ way, outcome: 'session' });
    return made;
  } catch (error) {
    metrics.uploads.inc({ way, outcome: toFault(error).code });
    throw error;
  }
}
