import { PapiscopeError } from '@papiscope/shared/contracts';
import express, { Router, type RequestHandler } from 'express';
import type { Context } from '@papiscope/shared';
import { callerOf, gate } from '../access/gate';
import type { AccessPolicy } from '../access/policy';
import { leavesTrail, writeTrail } from '../access/trail';
import { allowTime } from './prompt-body';
import type { Route } from './route';

const JSON_LIMIT = '2mb';

/** Refuses bodies in another form, so that no plain HTML form of another site can pass for JSON. */
const jsonOnly: RequestHandler = (req, _res, next) => {
  if (req.get('content-type') !== undefined && req.is('application/json') === false) {
    throw new PapiscopeError('unsupported_media', 'Send the body as application/json.');
  }
  next();
};

/** `/a/{id}.mp4` → `/a/:id.mp4`; `{key*}`, the rest of the path, → `*key`. */
export function expressPath(path: string): string {
  return path.replaceAll(/\{(\w+)\*\}/g, '*$1').replaceAll(/\{(\w+)\}/g, ':$1');
}

/** Mounts every row of the table: gate, body parser where the row has a body, handler. */
export function routerOf(
  routes: readonly Route[],
  context: Context,
  { policy, stopping }: { readonly policy: AccessPolicy; readonly stopping: AbortSignal },
): Router {
  const router = Router({ caseSensitive: true });
  const parseJson = express.json({ limit: JSON_LIMIT });
  const methods = new Map<string, Set<string>>();
  for (const route of routes) {
    const path = expressPath(route.path);
    const pass = gate({ policy, database: context.database }, route.access, route.scope);
    const parsers = route.schemas.body === undefined ? [] : [jsonOnly, parseJson];
    const action = `${route.method.toUpperCase()} ${route.path}`;
    router[route.method](path, pass, ...parsers, async (req, res) => {
      const caller = callerOf(res);
      if (route.upload !== undefined) allowTime(res);
      const done = async (body: unknown): Promise<void> => {
        if (leavesTrail(route)) await writeTrail(context.database, { caller, action, req, res, body });
      };
      await route.run({ context, caller, req, res, stopping, done });
    });
    methods.set(path, (methods.get(path) ?? new Set()).add(route.method.toUpperCase()));
  }
  for (const [path, allowed] of methods) {
    router.all(path, function methodNotAllowed(_req, res) {
      res.set('Allow', [...allowed].join(', '));
      throw new PapiscopeError('method_not_allowed', `Allowed here: ${[...allowed].join(', ')}.`);
    });
  }
  return router;
}
