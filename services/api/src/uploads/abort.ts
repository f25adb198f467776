import { discardUpload, type Context } from '@papiscope/shared';
import { PapiscopeError } from '@papiscope/shared/contracts';
import { isCompleting } from './complete';
import { findUpload, requireOpen } from './find';

/** Removes an upload and everything that arrived of it. @throws not_found, wrong_state once it has become a session or is about to */
export async function abortUpload(context: Context, id: string): Promise<void> {
  const row = await findUpload(context, id);
  if (row.status !== 'refused') requireOpen(row);
  if (isCompleting(id)) throw new PapiscopeError('wrong_state', 'The upload is being completed.');
  await discardUpload(context, row);
}
