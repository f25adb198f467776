import {
  cancelSession,
  nextState,
  sessionPrefixes,
  stateOf,
  type MeasurementSession,
} from '@papiscope/shared';
import type { Context } from '@papiscope/shared';
import { storeOf } from './find';

/** Whatever of the session lies in any store. */
async function removeObjects({ stores }: Context, session: MeasurementSession): Promise<void> {
  for (const store of new Set([storeOf(stores, session), stores.work])) {
    for (const prefix of sessionPrefixes(session.id)) await store.deletePrefix(prefix);
  }
}

/**
 * Stops the session, then removes its objects and its record, in this order: broken off half-way, it can be asked
 * for again. The second round takes what a stage wrote before it noticed.
 */
export async function removeSession(context: Context, session: MeasurementSession): Promise<void> {
  if (nextState(stateOf(session), 'cancelled') !== null) await cancelSession(context, session.id);
  await removeObjects(context, session);
  await context.database.measurementSession.deleteMany({ where: { id: session.id } });
  await removeObjects(context, session);
}
