import { PapiscopeError } from '@papiscope/shared/contracts';
import type { Database } from '@papiscope/shared';
import { z } from 'zod';
import { sees, type Caller } from './caller';

/**
 * What of the airports lies behind a route:
 * - `none`: nothing of any airport, or only the caller's own account;
 * - `session`, `upload`, `runway`, `airport`: the one thing that the address names; what the caller may not see is not there;
 * - `filtered`: what the handler chooses by the caller's airports;
 * - `everywhere`: all of them at once, so only for those who may see all.
 */
export const SCOPES = ['none', 'session', 'upload', 'runway', 'airport', 'filtered', 'everywhere'] as const;
export type Scope = (typeof SCOPES)[number];

type Named = Extract<Scope, 'session' | 'upload' | 'runway' | 'airport'>;

/** In the words of the handlers, so that what is hidden and what is not there read the same. */
const MISSING: Readonly<Record<Named, string>> = {
  session: 'There is no such session.',
  upload: 'There is no such upload, or it was given up.',
  runway: 'There is no such runway.',
  airport: 'There is no such airport.',
};

async function sessionIcao(database: Database, id: string): Promise<string | undefined> {
  const where = { id };
  const row = await database.measurementSession.findUnique({ where, select: { airport_icao: true } });
  return row?.airport_icao;
}

async function icaoOf(database: Database, scope: Named, id: string): Promise<string | undefined> {
  const where = { id };
  switch (scope) {
    case 'session':
      return sessionIcao(database, id);
    case 'upload': {
      const row = await database.upload.findUnique({ where, select: { airport_icao: true } });
      return row?.airport_icao ?? sessionIcao(database, id);
    }
    case 'runway': {
      const row = await database.runway.findUnique({
        where,
        select: { airport: { select: { icao: true } } },
      });
      return row?.airport.icao;
    }
    case 'airport':
      return (await database.airport.findUnique({ where, select: { icao: true } }))?.icao;
  }
}

/** @throws not_found for what the caller may not see, forbidden where everything is to be seen */
export async function requireScope(
  database: Database,
  caller: Caller,
  scope: Scope,
  params: Readonly<Record<string, unknown>>,
): Promise<void> {
  if (caller.airports === 'all' || scope === 'none' || scope === 'filtered') return;
  if (scope === 'everywhere')
    throw new PapiscopeError('forbidden', 'This is for those who may see every airport.');
  const id = z.uuid().safeParse(params[scope === 'upload' ? 'upload_id' : 'id']);
  const icao = id.success ? await icaoOf(database, scope, id.data) : undefined;
  if (icao === undefined || !sees(caller, icao)) throw new PapiscopeError('not_found', MISSING[scope]);
}
