import { S3Client } from '@aws-sdk/client-s3';
import type { S3ClientConfig } from '@aws-sdk/client-s3';
import type { S3Settings } from '../types';

const CONNECT_MS = 5_000;
const IDLE_MS = 60_000;
/** Sending a part of 16 MiB within this is 18 kB/s. */
const TOTAL_MS = 900_000;
const ATTEMPTS = 4;

/** Explicit keys, or nothing: the SDK then asks the instance role, web identity and shared files. */
function credentials(settings: S3Settings): Pick<S3ClientConfig, 'credentials'> {
  const { accessKeyId, secretAccessKey, sessionToken } = settings;
  if (!accessKeyId || !secretAccessKey) return {};
  return { credentials: { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) } };
}

/**
 * A client for Amazon S3, or for the server at `endpoint`. Other servers want the bucket in the path
 * and do not know the checksums that the SDK adds by default.
 */
export function s3Client(settings: S3Settings, endpoint = settings.endpoint): S3Client {
  const checksums = settings.checksums === 'always' ? 'WHEN_SUPPORTED' : 'WHEN_REQUIRED';
  const { region, timeoutMs = IDLE_MS, totalMs = TOTAL_MS, maxAttempts = ATTEMPTS } = settings;
  return new S3Client({
    region,
    maxAttempts,
    ...credentials(settings),
    ...(endpoint && { endpoint, forcePathStyle: true }),
    requestChecksumCalculation: checksums,
    responseChecksumValidation: checksums,
    requestHandler: {
      connectionTimeout: Math.min(CONNECT_MS, timeoutMs),
      socketTimeout: timeoutMs,
      requestTimeout: totalMs,
      throwOnRequestTimeout: true,
    },
  });
}
