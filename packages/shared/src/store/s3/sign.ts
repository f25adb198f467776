import type { Bucket } from './bucket';

/**
 * For how long a signed address holds, seconds, and from when. It is dated by the server's clock, which the bucket's client learns from
 * answers: else it would be over before it is used where this machine's clock is wrong.
 */
export function validity(
  { client }: Bucket,
  expiresIn: number,
): { readonly expiresIn: number; readonly signingDate: Date } {
  return { expiresIn, signingDate: new Date(Date.now() + client.config.systemClockOffset) };
}
