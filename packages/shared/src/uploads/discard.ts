import type { Context } from '../context';
import { storageTypeSchema } from '../contracts';
import type { UploadRow } from '../database';
import { originalPrefix } from '../store';

type Deps = Pick<Context, 'database' | 'stores'>;

/** Removes the parts and files of an upload that has not become a session. */
export async function removeUploadedFiles(
  { stores }: Pick<Context, 'stores'>,
  row: UploadRow,
): Promise<void> {
  const store = stores.of(storageTypeSchema.parse(row.storage_type));
  await store.multipart.abort(row.key, row.multipart_id);
  await store.deletePrefix(originalPrefix(row.id));
}

/** Removes an upload: first what arrived of it, then its row, so that what is broken off half-way is done again. */
export async function discardUpload(deps: Deps, row: UploadRow): Promise<void> {
  await removeUploadedFiles(deps, row);
  await deps.database.upload.deleteMany({ where: { id: row.id } });
}
