import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { ObjectStore } from '@papiscope/shared';
import type { Request, Response } from 'express';
import { clientGone } from './client-gone';
import { sendObject } from './send-object';

/** Answers with a gzipped object: as it lies in the store, or unpacked for clients that do not take it so. @throws object_missing */
export async function sendPacked(
  req: Request,
  res: Response,
  store: ObjectStore,
  key: string,
): Promise<void> {
  res.vary('Accept-Encoding');
  if (req.acceptsEncodings('gzip', 'identity') === 'gzip') {
    await sendObject(req, res, store, key);
    return;
  }
  const signal = clientGone(res);
  const { head, body } = await store.get(key, { signal });
  res.set({ 'Content-Type': head.contentType, 'Cache-Control': 'private, no-cache' });
  await pipeline(body, createGunzip(), res).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}
