import { listAudit } from '@papiscope/shared';
import {
  auditListSchema,
  auditPageQuerySchema,
  auditQuerySchema,
  sessionParamsSchema,
  type AuditQuery,
} from '@papiscope/shared/contracts';
import type { Database } from '@papiscope/shared';
import type { z } from 'zod';
import { toAuditEvent } from '../accounts/present';
import { route } from '../http/route';
import { findSession } from '../sessions/find';

const tag = 'accounts';

async function page(database: Database, query: AuditQuery): Promise<z.infer<typeof auditListSchema>> {
  const { account_id: accountId, session_id: sessionId, before, limit } = query;
  const older = before === undefined ? undefined : BigInt(before);
  const rows = await listAudit(database, { accountId, sessionId, before: older, limit });
  const last = rows.length === limit ? rows.at(-1) : undefined;
  return { events: rows.map(toAuditEvent), next: last === undefined ? null : String(last.id) };
}

export const auditRoutes = [
  route({
    method: 'get',
    path: '/api/v1/audit',
    access: 'admin',
    scope: 'everywhere',
    tag,
    summary: 'Who changed what, the newest first',
    query: auditQuerySchema,
    answer: { status: 200, schema: auditListSchema },
    handler: ({ context, query }) => page(context.database, query),
  }),
  route({
    method: 'get',
    path: '/api/v1/papi-measurements/session/{id}/audit',
    access: 'operator',
    scope: 'session',
    tag,
    summary: 'Who uploaded, confirmed, measured anew or annotated this session, the newest first',
    params: sessionParamsSchema,
    query: auditPageQuerySchema,
    answer: { status: 200, schema: auditListSchema },
    handler: async (call) => {
      const { id } = await findSession(call);
      return page(call.context.database, { ...call.query, session_id: id });
    },
  }),
];
