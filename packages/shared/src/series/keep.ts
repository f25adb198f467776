import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { flightResultSchema, PapiscopeError } from '../contracts';
import type { MeasurementSession } from '../database';
import { readFrames } from '../frames-file';
import { keep, reportKey, type ObjectStore } from '../store';
import { makeSeries } from './make';

/** Raised when series come out otherwise than before: those that are kept are then made again. */
const FORM = 2;

const pack = promisify(gzip);

/**
 * The key of the session's thinned series, gzipped, in its store, made the first time it is asked for.
 * @throws not_found while there are no published measurements
 */
export async function keptSeries(
  session: Pick<MeasurementSession, 'id' | 'attempt' | 'result' | 'frame_measurements_s3_key'>,
  points: number,
  store: ObjectStore,
  signal?: AbortSignal,
): Promise<string> {
  const framesKey = session.frame_measurements_s3_key;
  if (framesKey === null)
    throw new PapiscopeError('not_found', 'The session has no published measurements yet.');
  const result = flightResultSchema.nullable().parse(session.result);
  const source = createHash('sha256')
    .update(JSON.stringify([FORM, framesKey, session.attempt, result]))
    .digest('hex');
  const key = reportKey(session.id, `series.${points}.json`);
  const noteKey = reportKey(session.id, `series.${points}.source.json`);
  const form = { contentType: 'application/json', contentEncoding: 'gzip' };
  await keep(store, { key, noteKey, ...form, source }, async () => {
    const { body } = await store.get(framesKey, signal && { signal });
    // What a reader of rows takes for the end of a damaged file: of what did not arrive nothing may be kept.
    let broken: Error | null = null;
    body.once('error', (error) => (broken = error));
    const series = await makeSeries(session.id, readFrames(body), result, points);
    signal?.throwIfAborted();
    if (broken !== null) throw broken as Error;
    return pack(JSON.stringify(series));
  });
  return key;
}
