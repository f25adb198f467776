import { PapiscopeError } from '../contracts';
import type { Context } from '../context';
import { isChoreName, isJobName } from '../queue';
import { failChore } from './record';

/**
 * Brings back the jobs of unfinished chores that the queue has lost.
 * @param quiet milliseconds without a sign
 * @returns how many were brought back
 */
export async function reconcileChores(
  { database, queues, log }: Pick<Context, 'database' | 'queues' | 'log'>,
  quiet: number,
): Promise<number> {
  const silent = await database.chore.findMany({
    where: { status: { in: ['pending', 'running'] }, updated_at: { lt: new Date(Date.now() - quiet) } },
    take: 100,
  });
  let count = 0;
  for (const { id, kind } of silent) {
    if (!isJobName(kind) || !isChoreName(kind)) continue;
    const payload = { version: 1 as const, chore_id: id };
    const unsent = await database.outbox.count({
      where: { sent_at: null, payload: { path: ['chore_id'], equals: id } },
    });
    if (unsent > 0) continue;
    const state = await queues.state(kind, payload);
    if (state === 'live') continue;
    if (state === 'failed') {
      await failChore(
        database,
        id,
        new PapiscopeError('internal', 'It ended without a result, again and again.'),
      );
      continue;
    }
    log.warn({ chore_id: id, job: kind, job_state: state }, 'a job was lost; it starts again');
    if (state === 'completed') await queues.remove(kind, payload);
    await queues.add(kind, payload);
    count += 1;
  }
  return count;
}
