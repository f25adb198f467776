import { STILLS_LIST, type Removed } from '../contracts';
import type { Context } from '../context';
import { attemptOfKey, folderOfKey, framesKey, stillsKey, videoKey, type ObjectStore } from '../store';
import { ARTIFACT_COLUMNS, type ColumnKind } from './artifacts';

function prefixOf(kind: ColumnKind, sessionId: string): string {
  switch (kind) {
    case 'frames':
      return folderOfKey(framesKey(sessionId));
    case 'stills':
      return folderOfKey(stillsKey(sessionId, STILLS_LIST));
    default:
      return folderOfKey(videoKey(sessionId, kind));
  }
}

/** The record names the list of stills, not each picture beside it. */
function isBeside(key: string, list: string | null): boolean {
  return list !== null && folderOfKey(key) === folderOfKey(list);
}

async function removeUnder(
  store: ObjectStore,
  prefix: string,
  keep: (key: string) => boolean,
  signal: AbortSignal,
): Promise<Removed> {
  const removed = { storage: store.type, prefix, objects: 0, bytes: 0 };
  for await (const { key, size } of store.list(prefix)) {
    signal.throwIfAborted();
    if (keep(key)) continue;
    await store.delete(key);
    removed.objects += 1;
    removed.bytes += size;
  }
  return removed;
}

/** Removes published files of a session that its record no longer names, nor a stage is about to publish. Tells what there was, by prefix. */
export async function removeReplaced(
  { database, stores }: Pick<Context, 'database' | 'stores'>,
  sessionId: string,
  signal: AbortSignal,
): Promise<Removed[]> {
  const session = await database.measurementSession.findUnique({
    where: { id: sessionId },
    include: { artifacts: true },
  });
  // Whoever deletes a session removes its objects.
  if (session === null) return [];
  const kinds = Object.keys(ARTIFACT_COLUMNS) as ColumnKind[];
  const named = kinds.map((kind) => session[ARTIFACT_COLUMNS[kind]]).filter((key) => key !== null);
  const known = new Set([...named, ...session.artifacts.map(({ final_key }) => final_key)]);
  // What the present attempt publishes meanwhile is not written down here.
  const keep = (key: string): boolean =>
    known.has(key) || isBeside(key, session.stills_s3_key) || (attemptOfKey(key) ?? 0) >= session.attempt;
  const removed: Removed[] = [];
  for (const store of stores.all)
    for (const kind of kinds) removed.push(await removeUnder(store, prefixOf(kind, sessionId), keep, signal));
  return removed.filter(({ objects }) => objects > 0);
}
