import { removeSessionObjects, type Handler } from '@papiscope/shared';
import { removeOptionsSchema } from '@papiscope/shared/contracts';

/** Removes what the storage kept of a deleted session when it was deleted. */
export const remove: Handler<'storage-remove'> = async ({ context, chore, signal }) => {
  const { session_id: id } = removeOptionsSchema.parse(chore.options);
  const { removed, fault } = await removeSessionObjects(context.stores.all, id, { signal });
  if (fault !== null) throw fault;
  return { removed };
};
