import cors from 'cors';
import type { RequestHandler } from 'express';

/** Pages of these origins may use the API, with tokens: cookies are never taken from them. */
export function crossOrigin(origins: readonly string[]): RequestHandler {
  return cors({
    origin: [...origins],
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'],
    allowedHeaders: ['Authorization', 'Content-Type', 'Range', 'If-Range', 'If-None-Match', 'X-Request-Id'],
    exposedHeaders: [
      'ETag',
      'Location',
      'Content-Range',
      'Content-Disposition',
      'Retry-After',
      'X-Request-Id',
    ],
    credentials: false,
    maxAge: 600,
  });
}
