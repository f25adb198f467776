import {
  PapiscopeError,
  reaches,
  roleIncludes,
  roleSchema,
  type AirportReach,
  type Role,
} from '@papiscope/shared/contracts';
import { reachOf, type Account } from '@papiscope/shared';
import type { AccessRule } from '../http/route';

/** Who asks, and what they may. */
export interface Caller {
  /** `local`: whoever reaches the loopback port; `login`: a browser by its cookie; `token`: a program. */
  readonly via: 'nobody' | 'local' | 'login' | 'token';
  /** Null for nobody and for the owner of the machine. */
  readonly account: Account | null;
  /** Of the login or token. */
  readonly credentialId: string | null;
  readonly role: Role | null;
  readonly airports: AirportReach;
}

export const NOBODY: Caller = { via: 'nobody', account: null, credentialId: null, role: null, airports: [] };
export const OWNER: Caller = {
  via: 'local',
  account: null,
  credentialId: null,
  role: 'admin',
  airports: 'all',
};

/** Somebody who is signed in at a browser, by the login with this id. */
export function signedIn(account: Account, credentialId: string): Caller {
  return {
    via: 'login',
    account,
    credentialId,
    role: roleSchema.parse(account.role),
    airports: reachOf(account),
  };
}

/** @throws unauthorized, forbidden */
export function requireRole(caller: Caller, rule: AccessRule): void {
  if (rule === 'public') return;
  if (caller.role === null) throw new PapiscopeError('unauthorized');
  if (!roleIncludes(caller.role, rule))
    throw new PapiscopeError('forbidden', `This is for the role ${rule}; yours is ${caller.role}.`);
}

/** Whether the caller may see what belongs to an airport. */
export function sees({ airports }: Caller, icao: string): boolean {
  return reaches(airports, icao);
}

/** A foreign airport is answered like one that does not exist. @throws not_found */
export function requireAirport(caller: Caller, icao: string): void {
  if (!sees(caller, icao)) throw new PapiscopeError('not_found', `There is no airport ${icao}.`);
}

/** For what makes an airport, or gives one its code. @throws forbidden */
export function requireOwnAirport(caller: Caller, icao: string): void {
  if (!sees(caller, icao))
    throw new PapiscopeError('forbidden', 'Your account is limited to other airports.');
}

/** A condition on a column of ICAO codes that lets through what the caller may see. */
export function visibleIcao({ airports }: Caller): { in: string[] } | undefined {
  return airports === 'all' ? undefined : { in: [...airports] };
}

/** What a log and the audit trail call them. */
export function nameOf({ account, via }: Caller): string {
  return account?.email ?? via;
}
