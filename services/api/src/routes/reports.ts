import { attachment, recordAudit } from '@papiscope/shared';
import { REPORT_MEDIA } from '@papiscope/report';
import { PapiscopeError, reportParamsSchema, reportQuerySchema } from '@papiscope/shared/contracts';
import { nameOf } from '../access/caller';
import { REPORT_MADE, type Issued } from '../custody/issued';
import { route, type RawCall } from '../http/route';
import { sendObject } from '../media/send-object';
import { keptReport } from '../reports/keep';
import { findSession, storeOf } from '../sessions/find';

/** A report needs nothing but its own styles, whatever is written in it. */
const HTML_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'; sandbox";

type Asked = Pick<RawCall, 'context' | 'caller' | 'req'> & { readonly params: { readonly id: string } };

/** Reading is no deed, but a report that leaves the house is to be known for ever. */
async function tellIssued({ context, caller, req, params }: Asked, report: Issued): Promise<void> {
  await recordAudit(context.database, {
    accountId: caller.account?.id ?? null,
    accountName: nameOf(caller),
    via: caller.via,
    action: REPORT_MADE,
    subject: report.file,
    sessionId: params.id,
    requestId: String(req.id),
    details: { ...report },
  });
}

export const reportRoutes = [
  route({
    method: 'get',
    path: '/api/v1/papi-measurements/{id}/report.{format}',
    access: 'viewer',
    scope: 'session',
    tag: 'measurements',
    summary:
      'The report in one of three languages: pdf, html, xlsx, csv, json; as csv also every frame (table=frames)',
    params: reportParamsSchema,
    query: reportQuerySchema,
    answer: { status: 200, media: Object.values(REPORT_MEDIA), description: 'The report.' },
    handler: async (call) => {
      const { req, res, params, query } = call;
      const { format } = params;
      if (query.table === 'frames' && format !== 'csv')
        throw new PapiscopeError('validation_failed', 'query.table: frames are given as csv only.');
      const session = await findSession(call);
      const store = storeOf(call.context.stores, session);
      const key = await keptReport(call.context, session, { format, ...query }, store, (report) =>
        tellIssued(call, report),
      );
      const name = `${session.airport_icao}-${session.runway_code}-${key.slice(key.lastIndexOf('/') + 1)}`;
      const shown = format === 'csv' || format === 'xlsx' ? attachment(name) : 'inline';
      res.set('Content-Disposition', shown);
      if (format === 'html') res.set('Content-Security-Policy', HTML_POLICY);
      await sendObject(req, res, store, key, REPORT_MEDIA[format]);
    },
  }),
];
