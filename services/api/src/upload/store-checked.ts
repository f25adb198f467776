import { PassThrough, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ObjectStore, PutResult } from '@papiscope/shared';
import { guarded } from './guarded';
import { limitBytes } from './limit-bytes';
import { kindOf, type FileField } from './media-types';

export interface Expected {
  readonly field: FileField;
  readonly fileName: string;
  readonly maxBytes: number;
}

/**
 * Streams a file into the store; nothing is stored of one that is not of the expected kind or too large.
 * @throws unsupported_media, upload_too_large, video_empty, video_unreadable, telemetry_unreadable
 */
export async function storeChecked(
  store: ObjectStore,
  key: string,
  body: Readable,
  { field, fileName, maxBytes }: Expected,
  signal: AbortSignal,
): Promise<PutResult> {
  const { contentType } = kindOf(field, fileName);
  const checked = new PassThrough();
  const work = [
    pipeline(body, limitBytes(maxBytes), guarded(field, fileName), checked, { signal }),
    store.put(key, checked, { contentType, signal }),
  ] as const;
  try {
    const [, stored] = await Promise.all(work);
    return stored;
  } catch (error) {
    // The one that failed later is still clearing away what it began.
    await Promise.allSettled(work);
    throw error;
  }
}
