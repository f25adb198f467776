import type { AuditEvent, Prisma, Transaction } from '../database';

export interface NewAuditEvent {
  readonly accountId: string | null;
  readonly accountName: string;
  /** `system`: what papiscope itself found or made. */
  readonly via: 'nobody' | 'local' | 'login' | 'token' | 'command' | 'system';
  readonly action: string;
  readonly subject?: string | undefined;
  readonly sessionId?: string | undefined;
  readonly requestId?: string | undefined;
  readonly details?: Prisma.InputJsonObject;
}

/** Writes down who changed what. The database lets nobody change it afterwards. */
export async function recordAudit(database: Transaction, event: NewAuditEvent): Promise<void> {
  await database.auditEvent.create({
    data: {
      account_id: event.accountId,
      account_name: event.accountName,
      via: event.via,
      action: event.action,
      subject: event.subject ?? null,
      session_id: event.sessionId ?? null,
      request_id: event.requestId ?? null,
      details: event.details ?? {},
    },
  });
}

/** Who acts where nobody does. */
export const BY_SYSTEM = { accountId: null, accountName: 'papiscope', via: 'system' } as const;

export interface AuditFilter {
  readonly accountId?: string | undefined;
  readonly sessionId?: string | undefined;
  /** Older than this event. */
  readonly before?: bigint | undefined;
  readonly limit: number;
}

/** The newest first. */
export async function listAudit(
  database: Transaction,
  { accountId, sessionId, before, limit }: AuditFilter,
): Promise<AuditEvent[]> {
  return database.auditEvent.findMany({
    where: {
      ...(accountId !== undefined && { account_id: accountId }),
      ...(sessionId !== undefined && { session_id: sessionId }),
      ...(before !== undefined && { id: { lt: before } }),
    },
    orderBy: { id: 'desc' },
    take: limit,
  });
}
