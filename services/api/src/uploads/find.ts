import { storageTypeSchema, type Context, type ObjectStore, type UploadRow } from '@papiscope/shared';
import { PapiscopeError } from '@papiscope/shared/contracts';

/** @throws not_found */
export async function findUpload({ database }: Context, id: string): Promise<UploadRow> {
  const row = await database.upload.findUnique({ where: { id } });
  if (row === null) throw new PapiscopeError('not_found', 'There is no such upload, or it was given up.');
  return row;
}

/** An upload that still takes parts; being asked for keeps it from being given up. @throws not_found, wrong_state */
export async function useUpload(context: Context, id: string): Promise<UploadRow> {
  const row = await findUpload(context, id);
  requireOpen(row);
  const { count } = await context.database.upload.updateMany({
    where: { id, status: 'open' },
    data: { updated_at: new Date() },
  });
  if (count === 0) requireOpen(await findUpload(context, id));
  return row;
}

export function requireOpen({ status }: UploadRow): void {
  if (status !== 'open') throw new PapiscopeError('wrong_state', `The upload is ${status}.`);
}

/** Where an upload's bytes go, whatever is configured for new ones. */
export function uploadStore({ stores }: Context, row: UploadRow): ObjectStore {
  return stores.of(storageTypeSchema.parse(row.storage_type));
}
