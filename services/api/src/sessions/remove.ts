import {
  addChore,
  cancelSession,
  nextState,
  removeSessionObjects,
  stateOf,
  sumRemoved,
  type Context,
  type MeasurementSession,
} from '@papiscope/shared';
import type { SessionRemoved } from '@papiscope/shared/contracts';

/**
 * Stops the session, then removes its objects and its record, in this order: broken off half-way, it can be asked for again.
 * The second round takes what a stage wrote before it noticed. What the storage refuses to remove is left to a job, decided on
 * in the transaction that removes the record.
 */
export async function removeSession(context: Context, session: MeasurementSession): Promise<SessionRemoved> {
  const { database, stores, relay, log } = context;
  const { id } = session;
  if (nextState(stateOf(session), 'cancelled') !== null) await cancelSession(context, id);
  const first = await removeSessionObjects(stores.all, id);
  const forget = (failed: boolean) =>
    database.$transaction(async (tx) => {
      await tx.measurementSession.deleteMany({ where: { id } });
      await tx.upload.deleteMany({ where: { id } });
      if (failed) await addChore(tx, 'storage-remove', { session_id: id });
    });
  await forget(first.fault !== null);
  const second = first.fault === null ? await removeSessionObjects(stores.all, id) : null;
  if (second !== null && second.fault !== null) await forget(true);
  const fault = first.fault ?? second?.fault ?? null;
  if (fault !== null) {
    log.warn(
      { err: fault, session_id: id },
      'objects of a deleted session could not be removed; a job does it',
    );
    relay.wake();
  }
  return {
    session_id: id,
    complete: fault === null,
    removed: sumRemoved([...first.removed, ...(second?.removed ?? [])]),
  };
}
