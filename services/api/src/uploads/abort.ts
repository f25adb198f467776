import { discardUpload, type Context } from '@papiscope/shared';
import { findUpload, requireOpen } from './find';

/** Removes an upload and everything that arrived of it. @throws not_found, wrong_state once it has become a session */
export async function abortUpload(context: Context, id: string): Promise<void> {
  const row = await findUpload(context, id);
  if (row.status !== 'refused') requireOpen(row);
  await discardUpload(context, row);
}
