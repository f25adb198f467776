import { buffer } from 'node:stream/consumers';
import type { ObjectStore, Prisma } from '@papiscope/shared';
import { PapiscopeError } from '@papiscope/shared/contracts';
import { probeVideo } from '@papiscope/video';
import { checkStart } from './guarded';
import { START_LENGTH } from './media-types';

/**
 * Looks at a stored video as far as telling what it is needs; gives what is kept of that with its session.
 * @throws video_empty, video_unreadable, video_no_stream, video_truncated, video_too_short; storage_unavailable when it cannot be seen
 */
export async function checkStoredVideo(
  store: ObjectStore,
  { key, size }: { readonly key: string; readonly size: number },
  fileName: string,
): Promise<Prisma.InputJsonObject> {
  if (size === 0) throw new PapiscopeError('video_empty');
  const { body } = await store.get(key, { range: { start: 0, end: START_LENGTH - 1 } });
  checkStart('video', fileName, await buffer(body));
  const probe = await probeVideo(await store.inputFor(key));
  return JSON.parse(JSON.stringify(probe)) as Prisma.InputJsonObject;
}

/** Whether a fault says that the video itself is no good, not that it could not be looked at. */
export function isRefusal(error: unknown): error is PapiscopeError {
  return error instanceof PapiscopeError && error.row.http === 422;
}
