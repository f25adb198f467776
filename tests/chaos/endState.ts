import { readdir } from 'node:fs/promises';
import { createQueues, createLogger, redisBackend } from '@papiscope/shared';
import { processesWith, until } from '@papiscope/shared/testing';
import type { System } from './system';

export interface Expected {
  /** Each session, and the states it may have come to. */
  readonly sessions: ReadonlyMap<string, readonly string[]>;
  /** What the same flight without any fault came to. */
  readonly result: unknown;
}

const FINAL = ['completed', 'error', 'cancelled', 'preview_ready'];
/** Milliseconds in which everything has to have come to its end after the last fault. */
export const SETTLE_LIMIT = 240_000;

async function queuesAreEmpty(system: System): Promise<boolean> {
  const queues = createQueues(redisBackend(system.redis.url), createLogger('chaos', 'silent'));
  try {
    const counts = Object.values(await queues.counts());
    return counts.every(({ waiting, active, delayed }) => waiting + active + delayed === 0);
  } finally {
    await queues.close();
  }
}

const idle = (system: System, ids: string[], limit: number) =>
  until(
    'all sessions have ended and the queues are empty',
    async () => {
      const open = await system.database.measurementSession.findMany({
        where: { id: { in: ids }, status: { notIn: FINAL } },
        select: { id: true },
      });
      if (open.length > 0) return false;
      const unsent = await system.database.outbox.count({ where: { sent_at: null } });
      return unsent === 0 && (await queuesAreEmpty(system));
    },
    limit,
  );

/** Every object a session may have when it is complete. */
async function objectFaults(system: System, id: string): Promise<string[]> {
  const session = await system.database.measurementSession.findUniqueOrThrow({ where: { id } });
  const columns = Object.entries(session).flatMap(([name, value]) =>
    name.endsWith('_s3_key') && typeof value === 'string' ? [value] : [],
  );
  const artifacts = await system.database.artifact.findMany({
    where: { session_id: id, attempt: session.attempt },
  });
  const expected = [...columns, ...artifacts.map(({ final_key: key }) => key)];
  const there: string[] = [];
  for await (const { key } of system.store.list('')) if (key.includes(id)) there.push(key);
  // Below reports/ is what is made again from the result whenever it is not there.
  const faults = [
    ...expected.filter((key) => !there.includes(key)).map((key) => `missing: ${key}`),
    ...there
      .filter((key) => !expected.includes(key) && !key.startsWith(`reports/${id}/`))
      .map((key) => `left over: ${key}`),
  ];
  for (const { kind, final_key: key, size, sha256, published_at } of artifacts) {
    const head = await system.store.head(key);
    if (published_at === null) faults.push(`${kind} is not published`);
    if (head === null || BigInt(head.size) !== size || head.sha256 !== sha256)
      faults.push(`${kind} is not whole`);
  }
  if (!artifacts.some(({ kind }) => kind === 'frames')) faults.push('there are no frame measurements');
  return faults;
}

async function processFaults(system: System): Promise<string[]> {
  const known = new Set(
    (['api', 'ingest', 'analysis', 'encode', 'upload'] as const).flatMap((service) =>
      system.processes(service).map(({ pid }) => pid),
    ),
  );
  const found = await processesWith(system.folder);
  return found
    .filter(
      ({ pid, command }) =>
        !known.has(pid) && !/postgres|redis-server|ceph|radosgw/.test(command) && command !== '',
    )
    .map(({ command }) => `left running: ${command.slice(0, 200)}`);
}

/** Waits until nothing goes on any more, and says what is not as it must be. */
export async function endFaults(
  system: System,
  { sessions, result }: Expected,
  limit = SETTLE_LIMIT,
): Promise<string[]> {
  const ids = [...sessions.keys()];
  const faults: string[] = [];
  await idle(system, ids, limit).catch((error: unknown) => faults.push(String(error)));
  for (const [id, allowed] of sessions) {
    const session = await system.database.measurementSession.findUniqueOrThrow({ where: { id } });
    if (!allowed.includes(session.status))
      faults.push(
        `${id} is ${session.status} (${session.current_phase}, ${session.error_code}: ${session.error_message})`,
      );
    if (session.status !== 'completed') continue;
    if (JSON.stringify(session.result) !== JSON.stringify(result)) faults.push(`${id} has another result`);
    // A session is complete before its work area is empty.
    await until('no object is left over', async () => (await objectFaults(system, id)).length === 0).catch(
      async () => faults.push(...(await objectFaults(system, id)).map((fault) => `${id}: ${fault}`)),
    );
  }
  const empty = async (): Promise<boolean> => (await readdir(system.scratch.folder)).length === 0;
  await until('scratch is empty', empty).catch((error: unknown) => faults.push(String(error)));
  await until('no process is left', async () => (await processFaults(system)).length === 0).catch(async () =>
    faults.push(...(await processFaults(system))),
  );
  return faults;
}
