import { reachOf, type Account, type AuditEvent, type Login, type OwnedToken } from '@papiscope/shared';
import {
  accountSchema,
  auditEventSchema,
  loginSchema,
  tokenSchema,
  type AccountAnswer,
  type TokenAnswer,
} from '@papiscope/shared/contracts';
import type { z } from 'zod';

const iso = (date: Date | null): string | null => date?.toISOString() ?? null;

export function toAccount(row: Account): AccountAnswer {
  return accountSchema.parse({
    ...row,
    airports: reachOf(row),
    has_password: row.password_hash !== null,
    external: row.oidc_subject !== null,
    last_login_at: iso(row.last_login_at),
    created_at: iso(row.created_at),
  });
}

export function toToken(row: OwnedToken): TokenAnswer {
  return tokenSchema.parse({
    ...row,
    email: row.account.email,
    airports: reachOf(row),
    created_at: iso(row.created_at),
    expires_at: iso(row.expires_at),
    last_used_at: iso(row.last_used_at),
    revoked_at: iso(row.revoked_at),
  });
}

/** @param currentId the login that asks */
export function toLogin(row: Login, currentId: string | null): z.infer<typeof loginSchema> {
  return loginSchema.parse({
    ...row,
    current: row.id === currentId,
    created_at: iso(row.created_at),
    last_used_at: iso(row.last_used_at),
    expires_at: iso(row.expires_at),
  });
}

export function toAuditEvent(row: AuditEvent): z.infer<typeof auditEventSchema> {
  return auditEventSchema.parse({ ...row, id: String(row.id), at: iso(row.at) });
}
