import { isLoopback, type Config } from '@papiscope/shared';
import { PapiscopeError } from '@papiscope/shared/contracts';
import type { Request } from 'express';

/** Sent by the app with everything that changes something. Another site's page cannot send it without being asked first (CORS). */
export const APP_HEADER = 'x-papiscope';

export function isRead(req: Request): boolean {
  return req.method === 'GET' || req.method === 'HEAD' || req.method === 'OPTIONS';
}

function host(req: Request): string {
  return (req.get('host') ?? '').toLowerCase();
}

/** A browser says where the page that asks is from; what is not from here is not from the app. */
function isForeign(req: Request, config: Config): boolean {
  const site = req.get('sec-fetch-site');
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  const origin = req.get('origin');
  if (origin === undefined) return false;
  if (!URL.canParse(origin)) return true;
  const own = config.api.publicUrl;
  return new URL(origin).host !== host(req) && (own === null || new URL(own).origin !== origin);
}

/** @throws forbidden when a page of another site asks for a change */
export function refuseForeignPages(req: Request, config: Config): void {
  if (!isRead(req) && isForeign(req, config))
    throw new PapiscopeError('forbidden', 'Requests from other web sites are refused.');
}

/** Below these addresses the app asks with its header; the queue board is somebody else's page, and sends none. */
const WITH_HEADER = /^\/api\//;

/** What a cookie alone must not be enough for. @throws forbidden */
export function requireApp(req: Request, config: Config): void {
  refuseForeignPages(req, config);
  if (!isRead(req) && WITH_HEADER.test(req.originalUrl) && req.get(APP_HEADER) === undefined)
    throw new PapiscopeError(
      'forbidden',
      `Send the header ${APP_HEADER} with what changes something, or use a token.`,
    );
}

/**
 * A name of another site that was made to point to this machine (DNS rebinding) would let that site's pages in as if they were
 * from here: only names of this machine, and the one that PUBLIC_URL says, are answered.
 * @throws forbidden
 */
export function requireOwnHost(req: Request, config: Config): void {
  const asked = host(req);
  const name = URL.canParse(`http://${asked}`) ? new URL(`http://${asked}`).hostname : '';
  const own = config.api.publicUrl;
  if (isLoopback(name) || (own !== null && new URL(own).hostname === name)) return;
  throw new PapiscopeError('forbidden', 'This host name is not the one of this machine.');
}
