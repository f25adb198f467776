import type { Context } from '@papiscope/shared';
import { PapiscopeError, PART_SIZE } from '@papiscope/shared/contracts';
import type { Request } from 'express';
import { limitBytes } from '../upload/limit-bytes';
import { requireOpen, useUpload, uploadStore } from './find';

/** Where the client sends one part, and for how many seconds it may. */
export async function partUrl(
  context: Context,
  uploadId: string,
  partNumber: number,
): Promise<{ url: string; expires_in: number }> {
  const row = await useUpload(context, uploadId);
  const { expiresIn } = context.config.storage;
  const url = await uploadStore(context, row).multipart.signPart(
    row.key,
    row.multipart_id,
    partNumber,
    expiresIn,
  );
  return { url, expires_in: expiresIn };
}

interface PartTarget {
  readonly key: string;
  readonly multipartId: string;
  readonly partNumber: number;
}

/**
 * Takes the bytes of one part of an upload in the local storage and gives the part's etag.
 * @throws not_found, wrong_state, upload_too_large for more than was announced, validation_failed when the client hangs up
 */
export async function receivePart(
  context: Context,
  { key, multipartId, partNumber }: PartTarget,
  req: Request,
): Promise<string> {
  const row = await context.database.upload.findUnique({ where: { multipart_id: multipartId } });
  if (row?.key !== key) throw new PapiscopeError('not_found', 'There is no such upload, or it was given up.');
  requireOpen(row);
  const { multipart } = context.stores.of('local');
  const others = (await multipart.listParts(key, multipartId)).filter(
    (part) => part.partNumber !== partNumber,
  );
  const room = Number(row.size) - others.reduce((sum, { size }) => sum + size, 0);
  const most = Math.min(PART_SIZE.max, room);
  if (Number(req.get('content-length') ?? 0) > most) {
    req.resume();
    throw new PapiscopeError('upload_too_large', `At most ${Math.max(0, most)} bytes for this part.`);
  }
  const gone = new AbortController();
  req.once('close', () => {
    if (!req.complete) gone.abort(new PapiscopeError('validation_failed', 'The part was broken off.'));
  });
  const limited = limitBytes(most);
  req.once('error', (error) => limited.destroy(error)).pipe(limited);
  const { etag } = await multipart.putPart(key, multipartId, partNumber, limited, { signal: gone.signal });
  await context.database.upload.updateMany({ where: { id: row.id }, data: { updated_at: new Date() } });
  return etag;
}
