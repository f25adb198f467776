import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from '@papiscope/shared';
import type { RequestHandler } from 'express';
import pinoHttp, { stdSerializers } from 'pino-http';
import type { Caller } from '../access/caller';

const REQUEST_ID = /^[\w.-]{1,64}$/;

/** The caller's own id when it has a harmless form, else a new one; told back as `X-Request-Id`. */
function requestId(req: IncomingMessage, res: ServerResponse): string {
  const given = req.headers['x-request-id'];
  const id = typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID();
  res.setHeader('X-Request-Id', id);
  return id;
}

/** One line per answered request. Queries are left out of it: they may carry signatures. */
export function requestLog(logger: Logger): RequestHandler {
  const write = pinoHttp({
    logger,
    genReqId: requestId,
    quietReqLogger: true,
    customAttributeKeys: { reqId: 'request_id' },
    serializers: {
      req: (req: { method: string; url: string }) => ({ method: req.method, url: req.url.split('?')[0] }),
      res: (res: { statusCode: number }) => ({ status: res.statusCode }),
      err: stdSerializers.err,
    },
    customLogLevel: (_req, res) => (res.statusCode >= 500 ? 'error' : 'info'),
    customProps: (_req, res) => {
      const { locals } = res as ServerResponse & { locals?: { sessionId?: string; caller?: Caller } };
      const account = locals?.caller?.account;
      return {
        ...(locals?.sessionId !== undefined && { session_id: locals.sessionId }),
        ...(account && { account_id: account.id }),
      };
    },
  });
  return function requestLog(req, res, next) {
    write(req, res);
    next();
  };
}
