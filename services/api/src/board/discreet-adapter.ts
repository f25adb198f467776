import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { shownFault } from './shown-fault';
import { shownPayload } from './shown-payload';

type Job = Awaited<ReturnType<BullMQAdapter['getJobs']>>[number];

/** The same job, which says of a failure no more than its code. */
function discreet(job: Job): Job {
  return new Proxy(job, {
    get(target, name) {
      if (name === 'toJSON')
        return () => {
          const json = target.toJSON();
          const { failedReason: reason, deferredFailure: deferred } = json;
          return {
            ...json,
            ...(reason && { failedReason: shownFault(reason) }),
            ...(deferred && { deferredFailure: shownFault(deferred) }),
            stacktrace: [],
          };
        };
      const member: unknown = Reflect.get(target, name, target);
      return typeof member === 'function' ? (member.bind(target) as unknown) : member;
    },
  });
}

/** A queue as the board shows it: ids, numbers, states and codes, no texts. */
export class DiscreetAdapter extends BullMQAdapter {
  constructor(...given: ConstructorParameters<typeof BullMQAdapter>) {
    super(...given);
    for (const part of ['data', 'returnValue', 'progress'] as const) this.setFormatter(part, shownPayload);
  }

  override async getJob(id: string): Promise<Job | undefined> {
    const job = await super.getJob(id);
    return job && discreet(job);
  }

  override async getJobs(...which: Parameters<BullMQAdapter['getJobs']>): Promise<Job[]> {
    return (await super.getJobs(...which)).map(discreet);
  }

  override getJobLogs(): Promise<string[]> {
    return Promise.resolve([]);
  }
}
