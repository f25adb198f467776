import { ERROR_TABLE, PapiscopeError } from '@papiscope/shared/contracts';
import type { ErrorRequestHandler } from 'express';

const JOURNEY = '/api/v1/auth/oidc/';

/** A person whose sign-in at the identity provider came to nothing gets the sign-in page that says why, not a problem in JSON. */
export const backToSignIn: ErrorRequestHandler = (error: unknown, req, res, next) => {
  const wantsPage = req.accepts(['json', 'html']) === 'html';
  if (!req.path.startsWith(JOURNEY) || !wantsPage || !(error instanceof PapiscopeError) || res.headersSent) {
    next(error);
    return;
  }
  if (ERROR_TABLE[error.code].http >= 500) res.err = error;
  res.redirect(303, `/?refused=${error.code}`);
};
