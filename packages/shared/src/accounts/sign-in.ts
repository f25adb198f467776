import { PapiscopeError } from '../contracts';
import type { Account, Database } from '../database';
import { forgiveAttempt, takeAttempt } from './guessing';
import { passwordFits } from './password';

/**
 * The account of an e-mail address and its password. Whether the address is unknown, disabled, without a password or the
 * password is wrong, answer and time are the same.
 * @throws login_failed, too_many_requests
 */
export async function checkPassword(
  database: Database,
  email: string,
  password: string,
  address: string,
): Promise<Account> {
  const name = email.trim().toLowerCase();
  await takeAttempt(database, name, address);
  const account = await database.account.findUnique({ where: { email: name } });
  const fits = await passwordFits(password, account?.password_hash ?? null);
  if (account === null || account.disabled || !fits) throw new PapiscopeError('login_failed');
  await forgiveAttempt(database, name, address);
  return account;
}
