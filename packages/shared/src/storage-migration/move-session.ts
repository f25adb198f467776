import { PapiscopeError, type MigrateOptions } from '../contracts';
import type { Context } from '../context';
import type { MeasurementSession, Prisma } from '../database';
import { publishFrameRows, type FrameRowsWritten } from '../frame-rows';
import type { KeyColumn } from '../sessions';
import { finalPrefixes, framesKey, workPrefix, type ObjectEntry, type ObjectStore } from '../store';
import { isBusy } from './candidates';
import { copyVerified, seemsThere } from './copy-verified';

export type MoveDeps = Pick<Context, 'database' | 'stores'>;

export interface Moved {
  readonly outcome: 'moved' | 'busy';
  readonly objects: number;
  readonly bytes: number;
  readonly foundObjects: number;
  readonly removedObjects: number;
  readonly frameRows: FrameRowsWritten;
}

/** How one session is moved. */
export interface MoveSettings extends Pick<MigrateOptions, 'dry_run' | 'keep_local'> {
  readonly signal: AbortSignal;
  /** Told after each object. */
  readonly onBytes: (bytes: number) => void;
}

const NO_ROWS: FrameRowsWritten = { rows: 0, bad: 0 };

/** The prefixes that go, and where to: what lasts to S3, scratch there only when scratch is in S3. */
function* ways({ stores }: MoveDeps, id: string): Generator<{ prefix: string; to: ObjectStore }> {
  for (const prefix of finalPrefixes(id)) yield { prefix, to: stores.of('s3') };
  if (stores.work.type === 's3') yield { prefix: workPrefix(id), to: stores.work };
}

async function* localObjects(
  deps: MoveDeps,
  id: string,
): AsyncGenerator<{ entry: ObjectEntry; to: ObjectStore }> {
  for (const { prefix, to } of ways(deps, id))
    for await (const entry of deps.stores.of('local').list(prefix)) yield { entry, to };
}

/** Bytes that are still in the local folder. */
export async function localBytes(deps: MoveDeps, id: string): Promise<number> {
  let bytes = 0;
  for await (const { entry } of localObjects(deps, id)) bytes += entry.size;
  return bytes;
}

function keysOf(session: MeasurementSession): string[] {
  const columns = Object.keys(session).filter((name): name is KeyColumn => name.endsWith('_s3_key'));
  return columns.map((column) => session[column]).filter((key) => key !== null);
}

/** A record must not name what neither storage has. */
async function requireObjects(session: MeasurementSession, stores: readonly ObjectStore[]): Promise<void> {
  for (const key of keysOf(session)) {
    const heads = await Promise.all(stores.map((store) => store.head(key)));
    if (heads.every((head) => head === null))
      throw new PapiscopeError(
        'object_missing',
        `Key: ${key}. papiscope doctor --repair takes it off the record.`,
      );
  }
}

/** From here on the session is read from S3, if nothing has happened to it meanwhile. */
async function switchOver(
  { database }: MoveDeps,
  session: MeasurementSession,
  data: Prisma.MeasurementSessionUncheckedUpdateManyInput,
): Promise<boolean> {
  const { count } = await database.measurementSession.updateMany({
    where: {
      id: session.id,
      storage_type: 'local',
      attempt: session.attempt,
      status: session.status,
    },
    data: { ...data, storage_type: 's3' },
  });
  return count === 1;
}

/** Removes local copies of what is in S3; what came to the folder after the switch is brought there first. */
async function clearLocal(deps: MoveDeps, id: string, signal: AbortSignal): Promise<number> {
  const local = deps.stores.of('local');
  let count = 0;
  for await (const { entry, to } of localObjects(deps, id)) {
    if ((await to.head(entry.key, { signal })) === null) await copyVerified(local, to, entry, signal);
    await local.delete(entry.key);
    count += 1;
  }
  await deps.database.measurementSession.updateMany({
    where: { id, local_copy: 'pending' },
    data: { local_copy: null },
  });
  return count;
}

/**
 * Moves one session from the local folder to S3: copy and read back every object, switch the record over in one statement,
 * remove the local copies. Broken off anywhere and begun again it ends the same.
 * @throws object_missing, storage_corrupt, storage_unavailable
 */
export async function moveSession(deps: MoveDeps, id: string, settings: MoveSettings): Promise<Moved> {
  const { dry_run: dryRun, keep_local: keepLocal, signal, onBytes } = settings;
  const { database, stores } = deps;
  const local = stores.of('local');
  const sums = { objects: 0, bytes: 0, foundObjects: 0, removedObjects: 0, frameRows: NO_ROWS };
  const session = await database.measurementSession.findUnique({ where: { id } });
  if (session === null) return { outcome: 'busy', ...sums };

  if (session.storage_type === 'local') {
    if (isBusy(session)) return { outcome: 'busy', ...sums };
    await requireObjects(session, [local, stores.of('s3')]);
    for await (const { entry, to } of localObjects(deps, id)) {
      signal.throwIfAborted();
      const found = dryRun
        ? await seemsThere(local, to, entry, signal)
        : (await copyVerified(local, to, entry, signal)).outcome === 'found';
      if (found) sums.foundObjects += 1;
      else {
        sums.objects += 1;
        sums.bytes += entry.size;
      }
      onBytes(entry.size);
    }
    const needsFrames = session.frame_measurements_s3_key === null;
    if (needsFrames) sums.frameRows = await publishFrameRows(deps, id, stores.of('s3'), { dryRun, signal });
    if (dryRun) return { outcome: 'moved', ...sums };
    await requireObjects(session, [stores.of('s3')]);
    const frames = sums.frameRows.rows > 0 ? { frame_measurements_s3_key: framesKey(id) } : {};
    const switched = await switchOver(deps, session, {
      ...frames,
      local_copy: keepLocal ? 'kept' : 'pending',
    });
    if (!switched) return { outcome: 'busy', ...sums };
  } else if (session.local_copy !== 'pending' || dryRun) {
    return { outcome: 'moved', ...sums };
  }
  if (!keepLocal) sums.removedObjects = await clearLocal(deps, id, signal);
  return { outcome: 'moved', ...sums };
}
