import { GetObjectCommand } from '@aws-sdk/client-s3';
import { PassThrough, Readable, addAbortSignal } from 'node:stream';
import { PapiscopeError } from '../../contracts';
import { checkRange, rangeHeader } from '../range';
import type { GetOptions, ObjectRead } from '../types';
import { headOf } from './bucket';
import type { Bucket } from './bucket';
import { s3ReadFault } from './faults';

/** Names a connection that breaks off in the middle, and follows the signal beyond the response's headers. */
function guarded(source: Readable, key: string, signal: AbortSignal | undefined): Readable {
  const body = new PassThrough();
  source.once('error', (error) => body.destroy(s3ReadFault(error, `Reading ${key}`)));
  body.once('close', () => source.destroy());
  source.pipe(body);
  return signal ? addAbortSignal(signal, body) : body;
}

export async function readObject(bucket: Bucket, key: string, options: GetOptions): Promise<ObjectRead> {
  const { range, ifMatch, signal } = options;
  if (range) checkRange(range);
  const response = await bucket.client.send(
    new GetObjectCommand({
      Bucket: bucket.name,
      Key: key,
      ...(range && { Range: rangeHeader(range) }),
      ...(ifMatch !== undefined && { IfMatch: `"${ifMatch}"` }),
    }),
    signal ? { abortSignal: signal } : {},
  );
  if (!(response.Body instanceof Readable))
    throw new PapiscopeError('storage_unavailable', `Reading ${key}: the response has no body.`);
  const body = guarded(response.Body, key, signal);

  const match = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(response.ContentRange ?? '');
  if (!range || !match) return { head: headOf(key, response.ContentLength ?? 0, response), body };
  const [start = 0, end = 0, size = 0] = match.slice(1).map(Number);
  return { head: headOf(key, size, response), range: { start, end }, body };
}
