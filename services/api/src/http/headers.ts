import type { Config } from '@papiscope/shared';
import { Router } from 'express';
import helmet from 'helmet';

/** Where browsers fetch previews and videos from, and send parts to, beside this host: the bucket. */
function bucketOrigins({ storage: { s3 } }: Config): string[] {
  if (s3 === undefined) return [];
  const endpoint = s3.publicEndpoint ?? s3.endpoint;
  if (endpoint !== undefined) return [new URL(endpoint).origin];
  return [`https://${s3.bucket}.s3.${s3.region}.amazonaws.com`, `https://${s3.bucket}.s3.amazonaws.com`];
}

/** Headers that keep browsers from running foreign scripts, guessing types, framing pages and leaking addresses. */
export function securityHeaders(config: Config): Router {
  const bucket = bucketOrigins(config);
  const https = config.api.publicUrl?.startsWith('https://') ?? false;
  const router = Router();
  router.use(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'self'"],
          scriptSrc: ["'self'"],
          scriptSrcAttr: ["'none'"],
          styleSrc: ["'self'", "'unsafe-inline'"],
          imgSrc: ["'self'", 'data:', 'blob:', ...bucket],
          mediaSrc: ["'self'", 'blob:', ...bucket],
          connectSrc: ["'self'", ...bucket],
          objectSrc: ["'none'"],
          baseUri: ["'self'"],
          formAction: ["'self'"],
          frameAncestors: ["'none'"],
        },
      },
      crossOriginEmbedderPolicy: false,
      frameguard: { action: 'deny' },
      referrerPolicy: { policy: 'no-referrer' },
      strictTransportSecurity: https ? { maxAge: 365 * 24 * 3600, includeSubDomains: false } : false,
    }),
    function moreHeaders(_req, res, next) {
      res.set({
        'Cache-Control': 'no-store',
        'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
      });
      next();
    },
  );
  return router;
}
