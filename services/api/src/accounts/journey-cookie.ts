import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Config } from '@papiscope/shared';
import { PapiscopeError } from '@papiscope/shared/contracts';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { clearCookie, readCookie, setCookie } from '../access/cookie';
import type { Journey } from './oidc';

const NAME = 'papiscope_journey';
/** Milliseconds that somebody may take at the provider. */
const LIFETIME = 10 * 60_000;

const journeySchema = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  returnTo: z.string(),
  until: z.number(),
});

function mac(config: Config, text: string): Buffer {
  return createHmac('sha256', config.api.signingSecret).update(`journey ${text}`).digest();
}

/** Remembers a journey in the browser that makes it. */
export function rememberJourney(config: Config, res: Response, journey: Journey): void {
  const text = Buffer.from(JSON.stringify({ ...journey, until: Date.now() + LIFETIME })).toString(
    'base64url',
  );
  setCookie(config, res, NAME, `${text}.${mac(config, text).toString('base64url')}`, LIFETIME);
}

/** The journey of this browser, which is over with it. @throws login_failed */
export function endJourney(config: Config, req: Request, res: Response): Journey {
  const [text = '', signature = ''] = (readCookie(config, req, NAME) ?? '').split('.');
  clearCookie(config, res, NAME);
  const given = Buffer.from(signature, 'base64url');
  const right = mac(config, text);
  const lost = new PapiscopeError(
    'login_failed',
    'The sign-in was not begun in this browser, or took too long.',
  );
  if (given.length !== right.length || !timingSafeEqual(given, right)) throw lost;
  const { until, ...journey } = journeySchema.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
  if (until <= Date.now()) throw lost;
  return journey;
}
