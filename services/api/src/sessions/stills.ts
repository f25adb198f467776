import { text } from 'node:stream/consumers';
import { folderOfKey, type MeasurementSession, type ObjectStore } from '@papiscope/shared';
import { PapiscopeError, stillsFileSchema, type Still } from '@papiscope/shared/contracts';

type Listed = Pick<MeasurementSession, 'stills_s3_key'>;

/** What is listed of a session's stills; null for one that has no list: it was measured without videos, or not yet. */
export async function listedStills(
  { stills_s3_key: key }: Listed,
  store: ObjectStore,
): Promise<Still[] | null> {
  if (key === null) return null;
  const { body } = await store.get(key);
  try {
    return stillsFileSchema.parse(JSON.parse(await text(body))).stills;
  } catch (cause) {
    throw new PapiscopeError('storage_corrupt', 'The list of stills is not readable.', { cause });
  }
}

/** The object key of a listed picture. */
export function pictureKey({ stills_s3_key: key }: Listed, file: string): string {
  return folderOfKey(key ?? '') + file;
}
