import { PapiscopeError } from '@papiscope/shared/contracts';
import type { RequestHandler } from 'express';

/** Milliseconds in which a body of JSON must be here; uploads take as long as they take. */
const LIMIT = 30_000;

/** Lets go of who sends a small body drop by drop. */
export const promptBody: RequestHandler = (req, _res, next) => {
  const timer = setTimeout(
    () => req.destroy(new PapiscopeError('validation_failed', 'The body came too slowly.')),
    LIMIT,
  );
  const stop = (): void => clearTimeout(timer);
  req.once('end', stop).once('close', stop);
  next();
};
