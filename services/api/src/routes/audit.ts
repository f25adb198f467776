import { listAudit, type AuditEvent } from '@papiscope/shared';
import {
  auditListSchema,
  auditPageQuerySchema,
  auditQuerySchema,
  sessionParamsSchema,
} from '@papiscope/shared/contracts';
import type { z } from 'zod';
import { toAuditEvent } from '../accounts/present';
import { latestOf } from '../custody/trail';
import { route } from '../http/route';
import { findSession } from '../sessions/find';

const tag = 'accounts';

function page(rows: readonly AuditEvent[], limit: number): z.infer<typeof auditListSchema> {
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
    handler: async ({ context, query }) => {
      const { account_id: accountId, session_id: sessionId, before, limit } = query;
      const older = before === undefined ? undefined : BigInt(before);
      return page(await listAudit(context.database, { accountId, sessionId, before: older, limit }), limit);
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/papi-measurements/session/{id}/audit',
    access: 'operator',
    scope: 'session',
    tag,
    summary:
      'Who uploaded, confirmed, measured anew or annotated this session, or changed the values of its runway since, the newest first',
    params: sessionParamsSchema,
    query: auditPageQuerySchema,
    answer: { status: 200, schema: auditListSchema },
    handler: async (call) => {
      const session = await findSession(call);
      return page(await latestOf(call.context.database, session, call.query), call.query.limit);
    },
  }),
];
