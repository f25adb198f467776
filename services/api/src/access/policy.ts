import { findLogin, findToken, powersOf, type Config, type Database } from '@papiscope/shared';
import { PapiscopeError } from '@papiscope/shared/contracts';
import type { Request } from 'express';
import type { AccessRule } from '../http/route';
import { LOGIN_COOKIE, readCookie } from './cookie';
import { NOBODY, OWNER, requireRole, signedIn, type Caller } from './caller';
import { refuseForeignPages, requireApp, requireOwnHost } from './origin';

/** Says who asks; refuses by throwing `unauthorized` or `forbidden` who may not use a route with this rule. */
export type AccessPolicy = (rule: AccessRule, req: Request) => Caller | Promise<Caller>;

/** Without accounts: whoever reaches the loopback port is the owner, but no web page of another site is. */
export function localPolicy(config: Config): AccessPolicy {
  return (_rule, req) => {
    requireOwnHost(req, config);
    refuseForeignPages(req, config);
    return OWNER;
  };
}

const BEARER = /^Bearer +(\S+)$/i;

async function byToken(database: Database, req: Request): Promise<Caller | null> {
  const given = req.get('authorization');
  if (given === undefined) return null;
  const secret = BEARER.exec(given)?.[1];
  const token = secret === undefined ? null : await findToken(database, secret);
  if (token === null) throw new PapiscopeError('unauthorized', 'The token is unknown, expired or revoked.');
  return { via: 'token', account: token.account, credentialId: token.id, ...powersOf(token) };
}

async function byCookie(database: Database, config: Config, req: Request): Promise<Caller | null> {
  const secret = readCookie(config, req, LOGIN_COOKIE);
  if (secret === undefined) return null;
  const login = await findLogin(database, secret, config.access);
  return login && signedIn(login.account, login.id);
}

/** With accounts: a token in the header, else the cookie of a browser that is signed in. */
export function accountsPolicy({
  database,
  config,
}: {
  readonly database: Database;
  readonly config: Config;
}): AccessPolicy {
  return async (rule, req) => {
    const program = rule === 'public' ? null : await byToken(database, req);
    if (program !== null) {
      requireRole(program, rule);
      return program;
    }
    const caller = (await byCookie(database, config, req)) ?? NOBODY;
    requireRole(caller, rule);
    if (caller.via === 'login' && rule !== 'public') requireApp(req, config);
    return caller;
  };
}

export function policyFor(context: { readonly database: Database; readonly config: Config }): AccessPolicy {
  return context.config.access.mode === 'local' ? localPolicy(context.config) : accountsPolicy(context);
}
