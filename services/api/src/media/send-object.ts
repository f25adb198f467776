import { pipeline } from 'node:stream/promises';
import type { ObjectHead, ObjectStore } from '@papiscope/shared';
import { PapiscopeError } from '@papiscope/shared/contracts';
import type { Request, Response } from 'express';
import { clientGone } from './client-gone';
import { planRange, type RangePlan } from './range';

function plan(req: Request, res: Response, head: ObjectHead): RangePlan {
  const request = {
    range: req.get('range'),
    ifRange: req.get('if-range'),
    ifNoneMatch: req.get('if-none-match'),
  };
  try {
    return planRange(request, head);
  } catch (error) {
    res.set('Content-Range', `bytes */${head.size}`);
    throw error;
  }
}

/**
 * Answers GET and HEAD with an object, whole or the range asked for; under another content type than its own if so wished.
 * @throws object_missing, range_invalid
 */
export async function sendObject(
  req: Request,
  res: Response,
  store: ObjectStore,
  key: string,
  contentType?: string,
): Promise<void> {
  const signal = clientGone(res);
  const head = await store.head(key, { signal });
  if (head === null) throw new PapiscopeError('object_missing');
  const part = plan(req, res, head);
  res.status(part.status).set({
    'Accept-Ranges': 'bytes',
    'Cache-Control': 'private, no-cache',
    ETag: `"${head.etag}"`,
    'Last-Modified': head.lastModified.toUTCString(),
  });
  if (part.status === 304) {
    res.end();
    return;
  }
  const ranged = part.status === 206;
  if (ranged) res.set('Content-Range', `bytes ${part.start}-${part.end}/${head.size}`);
  res.set('Content-Length', String(ranged ? part.end - part.start + 1 : head.size));
  res.set('Content-Type', contentType ?? head.contentType);
  if (head.contentEncoding !== undefined) res.set('Content-Encoding', head.contentEncoding);
  if (req.method === 'HEAD') {
    res.end();
    return;
  }
  const range = ranged ? { range: { start: part.start, end: part.end } } : {};
  const { body } = await store.get(key, { ...range, ifMatch: head.etag, signal });
  await pipeline(body, res).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}
