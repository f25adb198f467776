import { createHash } from 'node:crypto';
import { reportKey, type MeasurementSession, type ObjectStore } from '@papiscope/shared';
import { flightResultSchema, PapiscopeError } from '@papiscope/shared/contracts';
import { readFrames } from '../frames/read-frames';
import { keep } from '../store/kept';
import { version } from '../version';
import { makeSeries } from './make';

/**
 * The key of the session's thinned series in its store, made the first time it is asked for.
 * @throws not_found while there are no published measurements
 */
export async function keptSeries(
  session: MeasurementSession,
  points: number,
  store: ObjectStore,
): Promise<string> {
  const framesKey = session.frame_measurements_s3_key;
  if (framesKey === null)
    throw new PapiscopeError('not_found', 'The session has no published measurements yet.');
  const result = flightResultSchema.nullable().parse(session.result);
  const source = createHash('sha256')
    .update(JSON.stringify([version, framesKey, session.attempt, result]))
    .digest('hex');
  const key = reportKey(session.id, `series.${points}.json`);
  const noteKey = reportKey(session.id, `series.${points}.source.json`);
  await keep(store, { key, noteKey, contentType: 'application/json', source }, async () => {
    const { body } = await store.get(framesKey);
    return Buffer.from(JSON.stringify(await makeSeries(session.id, readFrames(body), result, points)));
  });
  return key;
}
