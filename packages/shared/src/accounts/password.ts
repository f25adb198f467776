import { hash, verify } from '@node-rs/argon2';
import { PapiscopeError } from '../contracts';

/** Argon2id as OWASP recommends: 19 MiB, 2 passes. Memory in KiB. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const LEAST = 12;
const MOST = 200;

/** Of no password: verifying against it takes as long as against a real one. */
let nobodys: Promise<string> | null = null;

/** @throws password_weak */
export function requireGoodPassword(password: string, email: string): void {
  const weak = (why: string): PapiscopeError => new PapiscopeError('password_weak', why);
  if (password.length < LEAST) throw weak(`It needs at least ${LEAST} characters.`);
  if (password.length > MOST) throw weak(`It may have at most ${MOST} characters.`);
  const lower = password.toLowerCase();
  const [name = ''] = email.toLowerCase().split('@');
  if (name.length >= 4 && lower.includes(name)) throw weak('It contains the e-mail address.');
  if (new Set(lower).size < 5) throw weak('It has too few different characters.');
  if (/^(.{1,6})\1+$/.test(lower)) throw weak('It is one short word over and over.');
}

/** @throws password_weak */
export async function hashPassword(password: string, email: string): Promise<string> {
  requireGoodPassword(password, email);
  return hash(password.normalize('NFKC'), COST);
}

/** Takes the same time whether there is a hash or not. */
export async function passwordFits(password: string, passwordHash: string | null): Promise<boolean> {
  nobodys ??= hash('nobody knows this', COST);
  const fits = await verify(passwordHash ?? (await nobodys), password.normalize('NFKC'));
  return passwordHash !== null && fits;
}
