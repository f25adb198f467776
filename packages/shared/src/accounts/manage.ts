import { PapiscopeError, type AccountChange } from '../contracts';
import type { Account, Database, Transaction } from '../database';
import { reachColumns } from './reach';

const LOCK = 0x61646d69;

/** Runs a change of accounts after which somebody must be left who can make accounts. @throws conflict, not_found */
async function keepingAnAdmin<T>(database: Database, change: (tx: Transaction) => Promise<T>): Promise<T> {
  return database.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${LOCK})`;
    const changed = await change(tx);
    const left = await tx.account.count({ where: { role: 'admin', disabled: false, all_airports: true } });
    if (left === 0)
      throw new PapiscopeError(
        'conflict',
        'This is the last administrator of all airports; name another one first.',
      );
    return changed;
  });
}

/** Changes take effect with the next request; who is disabled is signed out. @throws conflict, not_found */
export async function changeAccount(
  database: Database,
  id: string,
  { name, role, airports, disabled }: AccountChange,
): Promise<Account> {
  return keepingAnAdmin(database, async (tx) => {
    if (disabled === true) await tx.login.deleteMany({ where: { account_id: id } });
    return tx.account.update({
      where: { id },
      data: {
        ...(name !== undefined && { name }),
        ...(role !== undefined && { role }),
        ...(disabled !== undefined && { disabled }),
        ...(airports !== undefined && reachColumns(airports)),
      },
    });
  });
}

/** Removes an account with its logins and tokens; what it uploaded stays, and the trail goes on naming it. @throws conflict, not_found */
export async function removeAccount(database: Database, id: string): Promise<void> {
  await keepingAnAdmin(database, (tx) => tx.account.delete({ where: { id } }));
}
