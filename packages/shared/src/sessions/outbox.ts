import type { Transaction } from '../database';
import { jobId, type JobName, type PayloadOf } from '../queue/catalogue';

/** Decides on a job within a transaction; the relay hands it to the queue once that is committed. Deciding twice is once. */
export async function enqueue<N extends JobName>(
  tx: Transaction,
  name: N,
  payload: PayloadOf<N>,
): Promise<void> {
  await tx.outbox.createMany({
    data: [{ job_name: name, job_id: jobId(name, payload), payload }],
    skipDuplicates: true,
  });
}
