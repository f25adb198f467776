import { PapiscopeError, type ProblemIssue } from '@papiscope/shared/contracts';
import type { z } from 'zod';

/** A request whose form is wrong, with every field that is wrong. */
export class RequestInvalid extends PapiscopeError {
  constructor(readonly issues: readonly ProblemIssue[]) {
    super('validation_failed', issues.map(({ path, message }) => `${path}: ${message}`).join('; '));
  }
}

/** Checks one part of a request (`query`, `body`, …), whose name begins the path of each issue. */
export function parsePart(part: string, schema: z.ZodType | undefined, value: unknown): unknown {
  if (schema === undefined) return undefined;
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new RequestInvalid(
    parsed.error.issues.map((issue) => ({ path: [part, ...issue.path].join('.'), message: issue.message })),
  );
}

/** An address whose parameters have an impossible form leads nowhere: `not_found`. */
export function parseParams(schema: z.ZodType | undefined, value: unknown): unknown {
  if (schema === undefined) return undefined;
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new PapiscopeError('not_found', `${issue?.path.join('.')}: ${issue?.message}.`);
}
