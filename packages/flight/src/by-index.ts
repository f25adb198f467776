import { PapiscopeError } from '@papiscope/shared/errors';

/** What reading by a file's index brings; null where the index turns out not to be trusted, and the usual way is to be taken. */
export async function byIndex<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof PapiscopeError && error.code === 'ffmpeg_failed') return null;
    throw error;
  }
}
