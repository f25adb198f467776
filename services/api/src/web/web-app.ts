import { existsSync } from 'node:fs';
import path from 'node:path';
import express, { Router, type Request } from 'express';

/** The built browser app of this workspace; a test or a container may name another folder. */
export const WEB_FOLDER = path.join(__dirname, '..', '..', '..', 'web', 'dist');

/** Addresses that are never the app's: an unknown one below them is an error of the API, not a page. */
const NOT_PAGES = /^\/(api|admin|docs|healthz|readyz|metrics|openapi\.json|assets)(\/|$)/;

/** A browser that opens a page names HTML; a script that takes anything looks for something else. */
function wantsPage(req: Request): boolean {
  const reads = req.method === 'GET' || req.method === 'HEAD';
  const namesHtml = /\btext\/html\b/.test(req.get('accept') ?? '');
  return reads && namesHtml && !NOT_PAGES.test(req.path) && !path.extname(req.path);
}

/**
 * The browser app: files with a hash in their name for ever, the page itself asked for anew each time. Every address that is
 * a page gets the same document; what is shown there is decided in the browser. Without a build there is no app.
 */
export function webApp(folder: string = WEB_FOLDER): Router {
  const router = Router();
  if (!existsSync(path.join(folder, 'index.html'))) return router;
  router.use(
    '/assets',
    express.static(path.join(folder, 'assets'), {
      index: false,
      redirect: false,
      setHeaders: (res) => res.setHeader('Cache-Control', 'public, max-age=31536000, immutable'),
    }),
  );
  router.use(
    express.static(folder, {
      index: false,
      redirect: false,
      setHeaders: (res) => res.setHeader('Cache-Control', 'no-cache'),
    }),
  );
  router.use((req, res, next) => {
    if (!wantsPage(req)) return next();
    res.set('Cache-Control', 'no-cache');
    res.sendFile('index.html', { root: folder, cacheControl: false });
  });
  return router;
}
