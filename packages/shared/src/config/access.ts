import { isIP } from 'node:net';
import { z } from 'zod';
import { PapiscopeError, roleSchema, type Role } from '../contracts';
import { list, optionalText, optionalUrl, text, whole } from './values';

const MODES = ['local', 'accounts'] as const;

/** Settings of who may come in, and from where. */
export const accessShape = {
  AUTH_MODE: z.preprocess((v) => (v === '' ? undefined : v), z.enum(MODES).optional()),
  ADMIN_EMAIL: optionalText(),
  ADMIN_PASSWORD: optionalText(),
  LOGIN_IDLE: whole(12 * 3600, 60, 365 * 24 * 3600),
  LOGIN_LIFETIME: whole(7 * 24 * 3600, 60, 365 * 24 * 3600),
  TRUST_PROXY: list(),
  CORS_ORIGINS: list(),
  RATE_LIMIT_PER_MINUTE: whole(1200, 0, 1_000_000),
  OIDC_ISSUER: optionalUrl('https', 'http'),
  OIDC_CLIENT_ID: optionalText(),
  OIDC_CLIENT_SECRET: optionalText(),
  OIDC_SCOPES: text().default('openid email profile'),
  OIDC_ROLE_CLAIM: text().default('groups'),
  OIDC_ROLES: list(),
  OIDC_AIRPORTS_CLAIM: optionalText(),
  OIDC_LABEL: text().default('OpenID Connect'),
};

type Raw = z.output<z.ZodObject<typeof accessShape>> & {
  readonly API_HOST: string;
  readonly PUBLIC_URL?: string | undefined;
};

export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  /** Absent: a public client, which PKCE alone protects. */
  readonly clientSecret: string | undefined;
  readonly scopes: string;
  readonly roleClaim: string;
  /** By value of the claim; `*` is for everybody who can sign in there. */
  readonly roles: Readonly<Record<string, Role>>;
  /** The claim that lists ICAO codes; absent: a new account sees every airport. */
  readonly airportsClaim: string | undefined;
  readonly label: string;
}

export interface AccessSettings {
  /** `local`: whoever reaches the loopback port is the owner. */
  readonly mode: (typeof MODES)[number];
  readonly firstAdmin: { readonly email: string; readonly password: string } | null;
  /** Milliseconds without use after which a browser is signed out. */
  readonly loginIdle: number;
  /** Milliseconds after which it is signed out anyway. */
  readonly loginLifetime: number;
  /** Express' `trust proxy`: how many proxies, or which, are believed about who asks. */
  readonly trustProxy: number | readonly string[] | false;
  /** Other origins whose pages may use the API, with tokens. */
  readonly corsOrigins: readonly string[];
  /** Of one caller; null: no limit. */
  readonly requestsPerMinute: number | null;
  readonly oidc: OidcSettings | null;
}

/** Whether only programs of this machine reach a host of this name. */
export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '').toLowerCase();
  if (bare === 'localhost' || bare.endsWith('.localhost') || bare === '::1') return true;
  return isIP(bare) === 4 && bare.startsWith('127.');
}

function isLocal({ API_HOST, PUBLIC_URL }: Raw): boolean {
  return isLoopback(API_HOST) && (PUBLIC_URL === undefined || isLoopback(new URL(PUBLIC_URL).hostname));
}

const ROLE_RULE = /^(.+)=(\w+)$/;

/** Tells what does not go together. */
export function checkAccess(raw: Raw, wrong: (name: string, message: string) => void): void {
  if (raw.AUTH_MODE === 'local' && !isLocal(raw))
    wrong(
      'AUTH_MODE',
      'is local, which lets in whoever reaches the port, but API_HOST or PUBLIC_URL is no loopback address; set it to accounts',
    );
  if ((raw.ADMIN_EMAIL === undefined) !== (raw.ADMIN_PASSWORD === undefined))
    wrong('ADMIN_EMAIL', 'and ADMIN_PASSWORD are needed both or not at all');
  for (const origin of raw.CORS_ORIGINS)
    if (!URL.canParse(origin) || new URL(origin).origin !== origin)
      wrong('CORS_ORIGINS', 'must list origins such as https://tower.example, separated by commas');
  if (raw.OIDC_ISSUER === undefined) return;
  if (raw.OIDC_CLIENT_ID === undefined) wrong('OIDC_CLIENT_ID', 'is not set, but OIDC_ISSUER is');
  if (raw.PUBLIC_URL === undefined)
    wrong('PUBLIC_URL', 'is not set, but OIDC_ISSUER is: people are sent back there');
  if (raw.OIDC_ROLES.length === 0)
    wrong(
      'OIDC_ROLES',
      'is not set, but OIDC_ISSUER is; e.g. papi-admins=admin,inspectors=operator,*=viewer',
    );
  for (const rule of raw.OIDC_ROLES)
    if (!roleSchema.safeParse(ROLE_RULE.exec(rule)?.[2]).success)
      wrong('OIDC_ROLES', 'must be a list such as papi-admins=admin,inspectors=operator,*=viewer');
}

function trustProxy(words: readonly string[]): AccessSettings['trustProxy'] {
  const [first] = words;
  if (first === undefined) return false;
  return words.length === 1 && /^\d+$/.test(first) ? Number(first) : words;
}

function oidc(raw: Raw): OidcSettings | null {
  if (raw.OIDC_ISSUER === undefined) return null;
  if (raw.OIDC_CLIENT_ID === undefined)
    throw new PapiscopeError('config_invalid', 'OIDC_CLIENT_ID is not set.');
  const rules = raw.OIDC_ROLES.map((rule) => {
    const [, group = '', role] = ROLE_RULE.exec(rule) ?? [];
    return [group, roleSchema.parse(role)] as const;
  });
  return {
    issuer: raw.OIDC_ISSUER,
    clientId: raw.OIDC_CLIENT_ID,
    clientSecret: raw.OIDC_CLIENT_SECRET,
    scopes: raw.OIDC_SCOPES,
    roleClaim: raw.OIDC_ROLE_CLAIM,
    roles: Object.fromEntries(rules),
    airportsClaim: raw.OIDC_AIRPORTS_CLAIM,
    label: raw.OIDC_LABEL,
  };
}

export function accessOf(raw: Raw): AccessSettings {
  return {
    mode: raw.AUTH_MODE ?? (isLocal(raw) ? 'local' : 'accounts'),
    firstAdmin:
      raw.ADMIN_EMAIL === undefined || raw.ADMIN_PASSWORD === undefined
        ? null
        : { email: raw.ADMIN_EMAIL, password: raw.ADMIN_PASSWORD },
    loginIdle: raw.LOGIN_IDLE * 1000,
    loginLifetime: raw.LOGIN_LIFETIME * 1000,
    trustProxy: trustProxy(raw.TRUST_PROXY),
    corsOrigins: raw.CORS_ORIGINS,
    requestsPerMinute: raw.RATE_LIMIT_PER_MINUTE === 0 ? null : raw.RATE_LIMIT_PER_MINUTE,
    oidc: oidc(raw),
  };
}
