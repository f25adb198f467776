import compression from 'compression';
import type { RequestHandler } from 'express';

/**
 * Compresses text that is made for an answer, and the app's files. Objects of the storage go as they lie there, since parts of them are
 * asked for by their bytes (they have a strong tag), and live progress must not wait for more.
 */
export function compressed(): RequestHandler {
  return compression({
    filter: (req, res) => {
      const tag = res.getHeader('ETag');
      const strong = typeof tag === 'string' && !tag.startsWith('W/');
      const live = String(res.getHeader('Content-Type')).startsWith('text/event-stream');
      return !strong && !live && res.statusCode !== 206 && compression.filter(req, res);
    },
  });
}
