import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import {
  flightResultSchema,
  framesFileSchema,
  PapiscopeError,
  type FlightResult,
  type FrameMeasurement,
  type JobRun,
} from '@papiscope/shared';

export interface Measured {
  readonly frames: readonly FrameMeasurement[];
  readonly result: FlightResult;
}

const unzip = promisify(gunzip);

/** What the analysis of this attempt found. Throws `object_missing` when its frame measurements are gone. */
export async function measured({
  context,
  session,
  ref,
  signal,
}: Pick<JobRun<'encode-videos'>, 'context' | 'session' | 'ref' | 'signal'>): Promise<Measured> {
  const artifact = await context.database.artifact.findUnique({
    where: { session_id_attempt_kind: { session_id: session.id, attempt: ref.attempt, kind: 'frames' } },
  });
  if (artifact === null) throw new PapiscopeError('object_missing', 'The frame measurements are not there.');
  const { body } = await context.stores.work.get(artifact.work_key, { signal });
  const file = JSON.parse((await unzip(await buffer(body))).toString('utf8')) as unknown;
  return {
    frames: framesFileSchema.parse(file),
    result: flightResultSchema.parse(session.next_result ?? session.result),
  };
}
