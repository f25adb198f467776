import { sweepGuessing, sweepLogins } from '../accounts';
import { reconcileChores } from '../chores';
import type { Context } from '../context';
import { removeOldOriginals, startReconciler } from '../sessions';
import { liveUploads, sweepUploads } from '../uploads';

const HOUR = 3_600_000;
/** Writes that have not ended after so long never will. */
const BROKEN_OFF = 48 * HOUR;

/** What every process does beside its work: bring lost jobs back, and remove what broken writes and uploads left in the stores. */
export function startHousekeeping(context: Context): { stop(): Promise<void> } {
  const { stores, log, config } = context;
  const { originals } = config.retention;
  const reconciler = startReconciler(context, config.worker.lockDuration, (quiet) =>
    reconcileChores(context, quiet),
  );
  let sweeping: Promise<void> = Promise.resolve();
  const before = (milliseconds: number): Date => new Date(Date.now() - milliseconds);
  const chores: readonly (readonly [string, () => Promise<number>])[] = [
    ...(originals === null
      ? []
      : [['originals past their time', () => removeOldOriginals(context, before(originals))] as const]),
    ['logins that are over', () => sweepLogins(context.database, config.access)],
    ['forgotten failures to sign in', () => sweepGuessing(context.database)],
    ['abandoned uploads', () => sweepUploads(context, before(config.retention.abandonedUploads))],
    ...[...new Set([stores.work, stores.current.store])].map(
      (store) =>
        [
          `unfinished writes (${store.type})`,
          async () => store.sweepUnfinished(before(BROKEN_OFF), await liveUploads(context)),
        ] as const,
    ),
  ];
  const sweep = async (): Promise<void> => {
    for (const [what, remove] of chores)
      try {
        const count = await remove();
        if (count > 0) log.info({ count }, `removed ${what}`);
      } catch (err) {
        log.warn({ err }, `${what} could not be removed`);
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
