import type { MeasurementSession, ObjectStore, Stores } from '@papiscope/shared';
import { PapiscopeError, storageTypeSchema } from '@papiscope/shared/contracts';
import type { Call } from '../http/route';

type SessionCall = Pick<Call<{ id: string }, unknown, unknown>, 'context' | 'params' | 'res'>;

/** Puts the session's id on the request's log line. */
export function markSession({ res, params }: Pick<SessionCall, 'res' | 'params'>): void {
  res.locals['sessionId'] = params.id;
}

export function noSuchSession(): PapiscopeError {
  return new PapiscopeError('not_found', 'There is no such session.');
}

/** The session the address names. @throws not_found */
export async function findSession(call: SessionCall): Promise<MeasurementSession> {
  markSession(call);
  const { database } = call.context;
  const row = await database.measurementSession.findUnique({ where: { id: call.params.id } });
  if (row === null) throw noSuchSession();
  return row;
}

/** Where the session's objects are, whatever is configured for new ones. */
export function storeOf(stores: Stores, session: Pick<MeasurementSession, 'storage_type'>): ObjectStore {
  return stores.of(storageTypeSchema.parse(session.storage_type));
}
