import { PapiscopeError } from '@papiscope/shared/contracts';
import type { RequestHandler, Response } from 'express';

interface Hurry {
  endHurry?: () => void;
}

/**
 * Lets go of who sends a body drop by drop: it must be here after so many milliseconds, whether anybody wants it or not, and what is
 * still sent when the answer is out in as many more.
 */
export function promptBody(limit: number): RequestHandler {
  return function promptBody(req, res, next) {
    const letGo = (): void => {
      if (!req.complete) req.destroy(new PapiscopeError('validation_failed', 'The body came too slowly.'));
    };
    let timer = setTimeout(letGo, limit).unref();
    const stop = (): void => clearTimeout(timer);
    (res.locals as Hurry).endHurry = stop;
    req.once('close', stop);
    res.once('finish', () => {
      stop();
      if (!req.complete) timer = setTimeout(letGo, limit).unref();
    });
    next();
  };
}

/** Uploads take as long as they take: the body of this request need not be prompt. */
export function allowTime(res: Response): void {
  (res.locals as Hurry).endHurry?.();
}
