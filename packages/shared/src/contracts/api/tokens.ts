import { z } from 'zod';
import { roleSchema } from '../accounts';
import { airportReachSchema } from './accounts';

const timeSchema = z.iso.datetime({ offset: true });

/** Days that a token may be good for. */
export const TOKEN_DAYS = { usual: 90, most: 3650 } as const;

/** What a token may do is never more than what its owner may at the time. */
export const tokenInputSchema = z.strictObject({
  name: z.string().trim().min(1).max(100),
  role: roleSchema.default('viewer'),
  airports: airportReachSchema.default('all'),
  expires_in_days: z.number().int().min(1).max(TOKEN_DAYS.most).default(TOKEN_DAYS.usual),
});
export type TokenInput = z.infer<typeof tokenInputSchema>;

export const tokenSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  /** Whose it is. */
  email: z.string(),
  /** Its first characters. */
  hint: z.string(),
  role: roleSchema,
  airports: airportReachSchema,
  created_at: timeSchema,
  expires_at: timeSchema.nullable(),
  last_used_at: timeSchema.nullable(),
  revoked_at: timeSchema.nullable(),
});
export type TokenAnswer = z.infer<typeof tokenSchema>;
export const tokenListSchema = z.object({ tokens: z.array(tokenSchema) });

/** `token` is told this once. */
export const newTokenSchema = tokenSchema.extend({ token: z.string() });

/** `all`: also those of others, for administrators. */
export const tokenListQuerySchema = z.strictObject({
  all: z
    .enum(['true', 'false'])
    .default('false')
    .transform((word) => word === 'true'),
});
