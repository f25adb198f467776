import { isDatabaseOutage } from '@papiscope/shared';
import {
  ERROR_TABLE,
  PapiscopeError,
  TooManyRequests,
  type ErrorCode,
  type Problem,
} from '@papiscope/shared/contracts';
import type { ErrorRequestHandler } from 'express';
import { z } from 'zod';
import { RequestInvalid } from './parse';

const foreignSchema = z.object({
  status: z.number().optional(),
  code: z.string().optional(),
  name: z.string(),
});

/** Codes of the faults that Express' own parsers raise, by HTTP status. */
const BY_STATUS: Readonly<Record<number, ErrorCode>> = {
  400: 'validation_failed',
  413: 'upload_too_large',
  415: 'unsupported_media',
};

/** Codes of what the database layer raises: unique, foreign key, no such row. */
const BY_DATABASE_CODE: Readonly<Record<string, ErrorCode>> = {
  P2002: 'conflict',
  P2003: 'conflict',
  P2025: 'not_found',
};

function named(error: unknown): PapiscopeError {
  if (error instanceof PapiscopeError) return error;
  const { data } = foreignSchema.safeParse(error);
  const code =
    BY_DATABASE_CODE[data?.code ?? ''] ??
    (data?.name === 'PrismaClientInitializationError' || isDatabaseOutage(error)
      ? 'database_unavailable'
      : undefined) ??
    BY_STATUS[data?.status ?? 0];
  const detail = code === 'validation_failed' ? 'The body or the address cannot be read.' : undefined;
  return new PapiscopeError(code ?? 'internal', detail, { cause: error });
}

/** The answer for a fault. What lies on our side is not told in detail: that belongs into the log. */
export function toProblem(error: unknown, requestId: string): Problem {
  const fault = named(error);
  const { http, sentence, fault: whose } = ERROR_TABLE[fault.code];
  return {
    type: `/docs#${fault.code}`,
    title: sentence,
    status: http,
    detail: (whose === 'user' ? fault.detail : undefined) ?? sentence,
    code: fault.code,
    fault: whose,
    request_id: requestId,
    ...(fault instanceof RequestInvalid && { issues: [...fault.issues] }),
  };
}

/** The last link of the chain: every fault of every route ends here. */
export const sendProblem: ErrorRequestHandler = (error: unknown, req, res, next) => {
  // Express knows error handlers by their four parameters.
  void next;
  const problem = toProblem(error, String(req.id));
  // The request's own log line tells it.
  if (problem.status >= 500) res.err = error instanceof Error ? error : new Error(String(error));
  if (res.headersSent) {
    res.destroy();
    return;
  }
  for (const header of ['Content-Range', 'Content-Length', 'Content-Disposition', 'ETag', 'Last-Modified']) {
    if (header !== 'Content-Range' || problem.status !== 416) res.removeHeader(header);
  }
  if (error instanceof TooManyRequests) res.set('Retry-After', String(error.retryAfter));
  if (problem.status === 401) res.set('WWW-Authenticate', 'Bearer');
  res.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
};
