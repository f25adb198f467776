import { removeReplaced, removeSessionObjects, type Handler } from '@papiscope/shared';
import { removeOptionsSchema } from '@papiscope/shared/contracts';

/** Removes what the storage kept of a deleted session when it was deleted, or what a newer result has replaced. */
export const remove: Handler<'storage-remove'> = async ({ context, chore, signal }) => {
  const { session_id: id, replaced } = removeOptionsSchema.parse(chore.options);
  if (replaced) return { removed: await removeReplaced(context, id, signal) };
  const { removed, fault } = await removeSessionObjects(context.stores.all, id, { signal });
  if (fault !== null) throw fault;
  return { removed };
};
