import { PapiscopeError, type MigrateOptions, type MigrateResult } from '../contracts';
import type { Context } from '../context';
import { toFault } from '../worker/outcome';
import { sessionsToMigrate, whereToMigrate } from './candidates';
import { localBytes, moveSession, type Moved } from './move-session';

/** Failures that are told one by one; all are counted. */
const MAX_FAILURES = 1000;

export interface MigrateProgress {
  /** Sessions and bytes done of those there are. */
  readonly sessions: number;
  readonly allSessions: number;
  readonly bytes: number;
  readonly allBytes: number;
}

export interface MigrateSettings {
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: MigrateProgress) => void;
}

type Deps = Pick<Context, 'database' | 'stores' | 'log'>;

function emptyResult({ dry_run }: MigrateOptions): MigrateResult {
  return {
    dry_run,
    moved: 0,
    busy: 0,
    failed: 0,
    objects: 0,
    bytes: 0,
    found_objects: 0,
    frame_rows: 0,
    bad_frame_rows: 0,
    removed_objects: 0,
    failures: [],
  };
}

function add(result: MigrateResult, moved: Moved): void {
  result[moved.outcome] += 1;
  result.objects += moved.objects;
  result.bytes += moved.bytes;
  result.found_objects += moved.foundObjects;
  result.frame_rows += moved.frameRows.rows;
  result.bad_frame_rows += moved.frameRows.bad;
  result.removed_objects += moved.removedObjects;
}

/** What there is to do. */
async function survey(
  deps: Deps,
  options: MigrateOptions,
): Promise<{ allSessions: number; allBytes: number }> {
  const allSessions = await deps.database.measurementSession.count({ where: whereToMigrate(options) });
  let allBytes = 0;
  for await (const id of sessionsToMigrate(deps.database, options)) allBytes += await localBytes(deps, id);
  return { allSessions, allBytes };
}

/**
 * Moves sessions from the local folder to S3, several at a time. One that fails is told and does not keep the others;
 * S3 itself is asked first, so that a wrong setting is one error and not one for each session.
 * @throws config_invalid, storage_unavailable, and the signal's reason
 */
export async function migrateStorage(
  deps: Deps,
  options: MigrateOptions,
  { signal, onProgress = () => undefined }: MigrateSettings,
): Promise<MigrateResult> {
  await deps.stores.of('s3').ping({ signal });
  const { allSessions, allBytes } = await survey(deps, options);
  const result = emptyResult(options);
  let sessions = 0;
  let bytes = 0;
  const tell = (): void => onProgress({ sessions, allSessions, bytes, allBytes });
  const ids = sessionsToMigrate(deps.database, options);

  const moveOne = async (id: string): Promise<void> => {
    const settings = {
      dry_run: options.dry_run,
      keep_local: options.keep_local,
      signal,
      onBytes: (size: number) => {
        bytes += size;
        tell();
      },
    };
    try {
      add(result, await moveSession(deps, id, settings));
    } catch (error) {
      signal.throwIfAborted();
      const { code, message } = toFault(error);
      result.failed += 1;
      if (result.failures.length < MAX_FAILURES) result.failures.push({ session_id: id, code, message });
      deps.log.warn({ err: error, session_id: id }, 'a session could not be moved');
    }
    sessions += 1;
    tell();
  };
  const lane = async (): Promise<void> => {
    for (let next = await ids.next(); !next.done; next = await ids.next()) {
      signal.throwIfAborted();
      await moveOne(next.value);
    }
  };
  tell();
  const ended = await Promise.allSettled(Array.from({ length: options.parallel }, lane));
  signal.throwIfAborted();
  const broken = ended.find((lane) => lane.status === 'rejected');
  if (broken) throw broken.reason instanceof Error ? broken.reason : new PapiscopeError('internal');
  return result;
}
