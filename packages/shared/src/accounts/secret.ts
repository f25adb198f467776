import { createHash, randomBytes } from 'node:crypto';

/** Something that only its bearer knows; what is kept of it is the hash. */
export interface Secret {
  readonly secret: string;
  readonly hash: string;
}

/** A secret has 256 random bits, so that a plain hash is enough: nobody guesses its way back. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** @param prefix tells what kind of secret it is, to people and to scanners of published code */
export function newSecret(prefix = ''): Secret {
  const secret = prefix + randomBytes(32).toString('base64url');
  return { secret, hash: hashSecret(secret) };
}
