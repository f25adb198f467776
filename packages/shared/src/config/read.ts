import type { z } from 'zod';
import { PapiscopeError } from '../contracts';

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads settings from the environment.
 * @throws config_invalid naming each wrong variable and what is wrong with it, never its value
 */
export function readSettings<S extends z.ZodType>(schema: S, env: Environment): z.infer<S> {
  const parsed = schema.safeParse({ ...env });
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => {
    const name = issue.path.join('.');
    if (issue.code === 'invalid_type' && env[name] === undefined) return `${name} is not set.`;
    if (issue.code === 'invalid_value') return `${name} must be one of: ${issue.values.join(', ')}.`;
    if (issue.code === 'too_small') return `${name} is too small or too short (least: ${issue.minimum}).`;
    if (issue.code === 'too_big') return `${name} is too large (most: ${issue.maximum}).`;
    return issue.code === 'custom' || issue.code === 'invalid_format'
      ? `${name} ${issue.message}.`
      : `${name} is not valid.`;
  });
  throw new PapiscopeError('config_invalid', faults.join(' '));
}
