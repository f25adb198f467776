import type { Context } from '../context';
import { startReconciler } from '../sessions';

const HOUR = 3_600_000;
/** Uploads that nobody has gone on with for so long are given up. */
const ABANDONED = 48 * HOUR;

/** What every process does beside its work: bring lost jobs back, and remove what broken writes and uploads left in the stores. */
export function startHousekeeping(context: Context): { stop(): Promise<void> } {
  const { stores, log } = context;
  const reconciler = startReconciler(context);
  let sweeping: Promise<void> = Promise.resolve();
  const sweep = async (): Promise<void> => {
    for (const store of new Set([stores.work, stores.current.store]))
      try {
        const count = await store.sweepUnfinished(new Date(Date.now() - ABANDONED));
        if (count > 0) log.info({ store: store.type, count }, 'removed unfinished writes');
      } catch (err) {
        log.warn({ err, store: store.type }, 'unfinished writes could not be removed');
      }
  };
  const timer = setInterval(() => {
    sweeping = sweep();
  }, HOUR);
  return {
    async stop() {
      clearInterval(timer);
      await reconciler.stop();
      await sweeping;
    },
  };
}
