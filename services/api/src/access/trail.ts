import { createHash } from 'node:crypto';
import { recordAudit, type Database, type Prisma } from '@papiscope/shared';
import type { Request, Response } from 'express';
import type { Route } from '../http/route';
import { nameOf, type Caller } from './caller';

/** Fields that are never written down. */
const SECRET = /password|secret|token|^link$/i;
/** Characters of JSON up to which a body is written down as it was; of a longer one, its size and hash. */
const WHOLE = 20_000;

function withoutSecrets(body: unknown): Prisma.InputJsonValue | undefined {
  if (body === undefined) return undefined;
  const text = JSON.stringify(body, (name, value: unknown) => (SECRET.test(name) ? undefined : value));
  if (text.length <= WHOLE) return JSON.parse(text) as Prisma.InputJsonValue;
  return { characters: text.length, sha256: createHash('sha256').update(text).digest('hex') };
}

export interface Deed {
  readonly caller: Caller;
  readonly action: string;
  readonly req: Request;
  readonly res: Response;
  readonly body?: unknown;
}

/** An upload has the id of the session it becomes. */
function uploadOf(req: Request): string | undefined {
  const { upload_id: id } = req.params;
  return typeof id === 'string' ? id : undefined;
}

/** Writes one deed into the audit trail. */
export async function writeTrail(
  database: Database,
  { caller, action, req, res, body }: Deed,
): Promise<void> {
  const given = Object.values(req.params).flat().join('/');
  const sent = withoutSecrets(body);
  await recordAudit(database, {
    accountId: caller.account?.id ?? null,
    accountName: nameOf(caller),
    via: caller.via,
    action,
    ...(given !== '' && { subject: given }),
    sessionId: (res.locals as { sessionId?: string }).sessionId ?? uploadOf(req),
    requestId: String(req.id),
    details: sent === undefined ? {} : { body: sent },
  });
}

/** Whether a route changes something that the trail is to tell. What a signed address lets in was decided on before. */
export function leavesTrail({ method, access, answer }: Route): boolean {
  return method !== 'get' && access !== 'public' && !('media' in answer);
}
