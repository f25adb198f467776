import { Gauge, Registry } from 'prom-client';
import type { Queues } from '../queue';

/** The queues as they are now, the same from every process that is asked. */
export async function queueMetrics(queues: Queues): Promise<Registry> {
  const registry = new Registry();
  const registers = [registry];
  const jobs = new Gauge({
    name: 'papiscope_queue_jobs',
    help: 'Jobs by queue and state.',
    labelNames: ['queue', 'state'],
    registers,
  });
  const oldest = new Gauge({
    name: 'papiscope_queue_oldest_waiting_seconds',
    help: 'How long the job that waits longest has waited; 0 when none does.',
    labelNames: ['queue'],
    registers,
  });
  const [counts, ages] = await Promise.all([queues.counts(), queues.oldestWaiting()]);
  for (const [queue, states] of Object.entries(counts))
    for (const [state, value] of Object.entries(states)) jobs.set({ queue, state }, value);
  for (const [queue, seconds] of Object.entries(ages)) oldest.set({ queue }, seconds);
  return registry;
}
