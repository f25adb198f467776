import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { PapiscopeError, siteSchema, type ErrorCode, type Site } from '@papiscope/shared/contracts';
import type { z } from 'zod';

/** What a JSON file says. Throws `validation_failed` with the file's name. */
export async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new PapiscopeError('validation_failed', `${path.basename(file)}: ${reason}`, { cause });
  }
}

/** A JSON file of the form the schema states. */
export async function readJsonAs<S extends z.ZodType>(
  file: string,
  schema: S,
  code: ErrorCode = 'validation_failed',
): Promise<z.output<S>> {
  const parsed = schema.safeParse(await readJson(file));
  if (parsed.success) return parsed.data;
  throw new PapiscopeError(code, `${path.basename(file)}: ${firstIssues(parsed.error)}`);
}

export function readSite(file: string): Promise<Site> {
  return readJsonAs(file, siteSchema, 'site_invalid');
}

/** The first things that are wrong, in one line. */
export function firstIssues(error: z.ZodError): string {
  return error.issues
    .slice(0, 3)
    .map((issue) => `${issue.path.join('.') || 'content'}: ${issue.message}`)
    .join('; ');
}
