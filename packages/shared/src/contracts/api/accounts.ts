import { z } from 'zod';
import { roleSchema } from '../accounts';
import { airportIcaoSchema } from './sessions';

const timeSchema = z.iso.datetime({ offset: true });

export const emailSchema = z.string().trim().toLowerCase().max(254).pipe(z.email());
const nameSchema = z.string().trim().max(200);
const givenPassword = z.string().min(1).max(1000);

/** All airports, also those to come, or the ones listed by ICAO code. */
export const airportReachSchema = z.union([z.literal('all'), z.array(airportIcaoSchema).max(1000)]);

/** An account as others see it. */
export const accountSchema = z.object({
  id: z.uuid(),
  email: z.string(),
  name: z.string(),
  role: roleSchema,
  airports: airportReachSchema,
  disabled: z.boolean(),
  /** Has chosen a password. */
  has_password: z.boolean(),
  /** Is bound to an identity provider, which decides on role and airports where it is told to. */
  external: z.boolean(),
  last_login_at: timeSchema.nullable(),
  created_at: timeSchema,
});
export type AccountAnswer = z.infer<typeof accountSchema>;

export const accountListSchema = z.object({ users: z.array(accountSchema) });

export const accountInputSchema = z.strictObject({
  email: emailSchema,
  name: nameSchema.default(''),
  role: roleSchema,
  airports: airportReachSchema.default('all'),
});

export const accountChangeSchema = z.strictObject({
  name: nameSchema.optional(),
  role: roleSchema.optional(),
  airports: airportReachSchema.optional(),
  disabled: z.boolean().optional(),
});
export type AccountChange = z.infer<typeof accountChangeSchema>;

/** An address that lets its bearer choose a password, once. It is told here and nowhere else. */
export const accountLinkSchema = z.object({ url: z.string(), expires_at: timeSchema });
export const newAccountSchema = accountSchema.extend({ link: accountLinkSchema });

/** Who asks, and how one can sign in here. `mode` local: whoever reaches the port is the owner. */
export const whoSchema = z.object({
  mode: z.enum(['local', 'accounts']),
  via: z.enum(['nobody', 'local', 'login', 'token']),
  account: accountSchema.nullable(),
  role: roleSchema.nullable(),
  airports: airportReachSchema,
  /** What the button to the identity provider says; null: there is none. */
  oidc: z.string().nullable(),
  /** Nobody can sign in yet: the one-time address is in the log of the API. */
  no_accounts: z.boolean(),
});
export type Who = z.infer<typeof whoSchema>;

export const loginInputSchema = z.strictObject({ email: z.string().max(254), password: givenPassword });
export const passwordChangeSchema = z.strictObject({
  current_password: givenPassword,
  new_password: givenPassword,
});

/** `link`: what stands behind the `#` of the one-time address. */
export const linkInputSchema = z.strictObject({ link: z.string().max(200) });
export const linkAnswerSchema = z.object({
  kind: z.enum(['first_admin', 'password']),
  email: z.string().nullable(),
  expires_at: timeSchema,
});
export const linkUseSchema = linkInputSchema.extend({
  password: givenPassword,
  /** Of the first administrator. */
  email: emailSchema.optional(),
  name: nameSchema.optional(),
});

/** A browser that is signed in. */
export const loginSchema = z.object({
  id: z.uuid(),
  method: z.string(),
  user_agent: z.string(),
  address: z.string(),
  /** The one that asks. */
  current: z.boolean(),
  created_at: timeSchema,
  last_used_at: timeSchema,
  expires_at: timeSchema,
});
export const loginListSchema = z.object({ logins: z.array(loginSchema) });
