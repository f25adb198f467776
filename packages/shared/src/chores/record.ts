import type { PapiscopeError } from '../contracts';
import type { Chore, Database, Prisma, Transaction } from '../database';
import type { ChoreName } from '../queue';
import { enqueue } from '../sessions/outbox';
import type { SessionDeps } from '../sessions';

const UNFINISHED = ['pending', 'running'];

/** Decides on a chore within a transaction. */
export async function addChore(
  tx: Transaction,
  kind: ChoreName,
  options: Prisma.InputJsonObject,
): Promise<Chore> {
  const chore = await tx.chore.create({ data: { kind, options } });
  await enqueue(tx, kind, { version: 1, chore_id: chore.id });
  return chore;
}

export async function startChore(
  { database, relay }: SessionDeps,
  kind: ChoreName,
  options: Prisma.InputJsonObject,
): Promise<Chore> {
  const chore = await database.$transaction((tx) => addChore(tx, kind, options));
  relay.wake();
  return chore;
}

/** Without effect on a chore that has ended. Tells whether it had one. */
async function change(
  database: Database,
  id: string,
  data: Prisma.ChoreUpdateManyMutationInput,
): Promise<boolean> {
  const { count } = await database.chore.updateMany({
    where: { id, status: { in: UNFINISHED } },
    data,
  });
  return count > 0;
}

export function beginChore(database: Database, id: string): Promise<boolean> {
  return change(database, id, { status: 'running' });
}

/** @param fraction 0–1 */
export function reportChore(database: Database, id: string, fraction: number): Promise<boolean> {
  return change(database, id, { progress: Math.min(1, Math.max(0, fraction)) });
}

export function finishChore(
  database: Database,
  id: string,
  result: Prisma.InputJsonObject,
): Promise<boolean> {
  const done = { status: 'done', progress: 1, result, finished_at: new Date() };
  return change(database, id, { ...done, error_code: null, error_message: null });
}

/** A try that failed says why, while the next one is waited for. */
export function noteChoreFault(database: Database, id: string, fault: PapiscopeError): Promise<boolean> {
  return change(database, id, { error_code: fault.code, error_message: fault.message });
}

export function failChore(database: Database, id: string, fault: PapiscopeError): Promise<boolean> {
  const fields = { error_code: fault.code, error_message: fault.message };
  return change(database, id, { status: 'failed', finished_at: new Date(), ...fields });
}

/** A running one stops within seconds; what it has done stays done. */
export function cancelChore(database: Database, id: string): Promise<boolean> {
  return change(database, id, { status: 'cancelled', finished_at: new Date() });
}
