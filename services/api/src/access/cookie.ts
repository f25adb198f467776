import { parse } from 'cookie';
import type { CookieOptions, Request, Response } from 'express';
import type { Config } from '@papiscope/shared';

/** Whether browsers reach this API by https: only then will they take a cookie that is for https alone. */
function isSecure({ api }: Config): boolean {
  return api.publicUrl?.startsWith('https://') ?? false;
}

/** A name with `__Host-` is taken from this very host and by https only. */
function nameFor(config: Config, name: string): string {
  return isSecure(config) ? `__Host-${name}` : name;
}

function options(config: Config): CookieOptions {
  return { httpOnly: true, secure: isSecure(config), sameSite: 'lax', path: '/' };
}

export const LOGIN_COOKIE = 'papiscope_login';

export function readCookie(config: Config, req: Request, name: string): string | undefined {
  return parse(req.get('cookie') ?? '')[nameFor(config, name)];
}

/** @param maxAge milliseconds */
export function setCookie(config: Config, res: Response, name: string, value: string, maxAge: number): void {
  res.cookie(nameFor(config, name), value, { ...options(config), maxAge });
}

export function clearCookie(config: Config, res: Response, name: string): void {
  res.clearCookie(nameFor(config, name), options(config));
}
