import path from 'node:path';
import { z } from 'zod';
import { SEGMENT_LENGTHS, type SegmentLengths } from '../contracts';
import type { S3Encryption, StoreSettings } from '../store/types';
import { accessOf, accessShape, checkAccess, type AccessSettings } from './access';
import { readSettings, type Environment } from './read';
import { flag, oneOf, optionalPort, optionalText, optionalUrl, secret, text, url, whole } from './values';

const settings = z
  .object({
    DATABASE_URL: url('postgres', 'postgresql'),
    REDIS_URL: optionalUrl('redis', 'rediss'),
    DATA_PATH: text(),
    SCRATCH_PATH: optionalText(),

    USE_S3_STORAGE: flag(false),
    WORK_STORAGE: z.preprocess((v) => (v === '' ? undefined : v), z.enum(['local', 's3']).optional()),
    AWS_ACCESS_KEY_ID: optionalText(),
    AWS_SECRET_ACCESS_KEY: optionalText(),
    AWS_SESSION_TOKEN: optionalText(),
    AWS_REGION: text().default('us-east-1'),
    S3_BUCKET: optionalText(),
    S3_ENDPOINT: optionalUrl('http', 'https'),
    S3_PUBLIC_ENDPOINT: optionalUrl('http', 'https'),
    S3_ENCRYPTION: oneOf(['none', 's3', 'kms'], 'none'),
    S3_KMS_KEY_ID: optionalText(),
    S3_CHECKSUMS: oneOf(['required', 'always'], 'required'),
    S3_PRESIGNED_URL_EXPIRATION: whole(3600, 1, 604_800),

    API_HOST: text().default('127.0.0.1'),
    API_PORT: whole(8080, 0, 65_535),
    PUBLIC_URL: optionalUrl('http', 'https'),
    SIGNING_SECRET: secret(16),
    MAX_UPLOAD_BYTES: whole(100 * 1024 ** 3, 1, Number.MAX_SAFE_INTEGER),
    MAX_TELEMETRY_BYTES: whole(64 * 1024 ** 2, 1, Number.MAX_SAFE_INTEGER),
    UPLOAD_ABANDONED_AFTER: whole(48 * 3600, 60, 365 * 24 * 3600),
    RETAIN_ORIGINALS_DAYS: whole(0, 0, 36_500),
    REPORT_SIGN_P12: optionalText(),
    REPORT_SIGN_PASSWORD: optionalText(),

    LOG_LEVEL: oneOf(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], 'info'),
    WORKER_CONCURRENCY: whole(1, 1, 64),
    SEGMENT_SECONDS: whole(30, 10, 86_400),
    WORKER_LOCK_SECONDS: whole(60, 2, 3600),
    MAX_TRY_SECONDS: whole(14 * 24 * 3600, 1, 14 * 24 * 3600),
    OUTAGE_PATIENCE: whole(24 * 3600, 0, 365 * 24 * 3600),
    MAX_RUNNING_SESSIONS: whole(8, 0, 100_000),
    HEALTH_HOST: text().default('127.0.0.1'),
    HEALTH_PORT: optionalPort(),
    OTEL_EXPORTER_OTLP_ENDPOINT: optionalUrl('http', 'https'),
    ...accessShape,
  })
  .superRefine((raw, issues) => {
    const wrong = (name: string, message: string): void =>
      issues.addIssue({ code: 'custom', path: [name], message });
    if (raw.USE_S3_STORAGE && raw.S3_BUCKET === undefined)
      wrong('S3_BUCKET', 'is not set, but USE_S3_STORAGE is on');
    if (raw.WORK_STORAGE === 's3' && raw.S3_BUCKET === undefined)
      wrong('S3_BUCKET', 'is not set, but WORK_STORAGE is s3');
    if (raw.S3_KMS_KEY_ID !== undefined && raw.S3_ENCRYPTION !== 'kms')
      wrong('S3_ENCRYPTION', 'is not kms, but S3_KMS_KEY_ID is set');
    if (raw.AWS_ACCESS_KEY_ID !== undefined && raw.AWS_SECRET_ACCESS_KEY === undefined)
      wrong('AWS_SECRET_ACCESS_KEY', 'is not set, but AWS_ACCESS_KEY_ID is');
    if (raw.AWS_SECRET_ACCESS_KEY !== undefined && raw.AWS_ACCESS_KEY_ID === undefined)
      wrong('AWS_ACCESS_KEY_ID', 'is not set, but AWS_SECRET_ACCESS_KEY is');
    if (raw.REPORT_SIGN_PASSWORD !== undefined && raw.REPORT_SIGN_P12 === undefined)
      wrong('REPORT_SIGN_P12', 'is not set, but REPORT_SIGN_PASSWORD is');
    checkAccess(raw, wrong);
  });

/** Every setting that is read from the environment. */
export const SETTING_NAMES: readonly string[] = Object.keys(settings.shape);

const DAY = 24 * 3600 * 1000;

export interface Config {
  readonly databaseUrl: string;
  /** Null: jobs go through the database. */
  readonly redisUrl: string | null;
  /** For files that live no longer than a job, absolute. */
  readonly scratchPath: string;
  /** Root of everything kept on this machine, absolute. */
  readonly dataPath: string;
  readonly storage: StoreSettings;
  readonly api: {
    readonly host: string;
    /** 0: any free port. */
    readonly port: number;
    readonly publicUrl: string | null;
    readonly signingSecret: string;
    readonly maxUploadBytes: number;
    readonly maxTelemetryBytes: number;
  };
  readonly access: AccessSettings;
  readonly retention: {
    /** Milliseconds after its last request when an upload in parts is given up. */
    readonly abandonedUploads: number;
    /** Milliseconds after completion when a session's original video is removed; null: never. */
    readonly originals: number | null;
  };
  readonly reports: {
    /** The PKCS #12 file that PDFs are signed with; null: they are not signed. */
    readonly signing: { readonly file: string; readonly password: string } | null;
  };
  /** Sessions of one owner that run at the same time; null: any number. */
  readonly maxRunningSessions: number | null;
  readonly logLevel: string;
  /** How the video is split for measuring. */
  readonly segmentLengths: SegmentLengths;
  /** A collector of traces (OTLP over HTTP); null: none. */
  readonly tracesTo: string | null;
  readonly worker: {
    /** Jobs at once in one process. */
    readonly concurrency: number;
    /** Milliseconds a worker may be silent before another one may take its jobs; lost jobs are looked for as often. */
    readonly lockDuration: number;
    /** Milliseconds after which a try is broken off, where its job's own limit is not shorter. */
    readonly longestTry: number;
    /** Milliseconds for which a session waits for a storage, a database or a disk that is away, before its tries are counted. */
    readonly outagePatience: number;
    readonly healthHost: string;
    /** Null: no health server; 0: any free port. */
    readonly healthPort: number | null;
  };
}

function encryption(kind: string, keyId: string | undefined): S3Encryption | undefined {
  if (kind === 'none') return undefined;
  return kind === 'kms' ? { type: 'kms', keyId } : { type: 's3' };
}

/** @throws config_invalid, naming the variable and never its value */
export function loadConfig(env: Environment): Config {
  const raw = readSettings(settings, env);
  const dataPath = path.resolve(raw.DATA_PATH);
  const s3 =
    raw.S3_BUCKET === undefined
      ? undefined
      : {
          bucket: raw.S3_BUCKET,
          region: raw.AWS_REGION,
          endpoint: raw.S3_ENDPOINT,
          publicEndpoint: raw.S3_PUBLIC_ENDPOINT,
          accessKeyId: raw.AWS_ACCESS_KEY_ID,
          secretAccessKey: raw.AWS_SECRET_ACCESS_KEY,
          sessionToken: raw.AWS_SESSION_TOKEN,
          encryption: encryption(raw.S3_ENCRYPTION, raw.S3_KMS_KEY_ID),
          checksums: raw.S3_CHECKSUMS,
        };
  return {
    databaseUrl: raw.DATABASE_URL,
    redisUrl: raw.REDIS_URL ?? null,
    scratchPath: path.resolve(raw.SCRATCH_PATH ?? path.join(dataPath, 'scratch')),
    dataPath,
    storage: {
      useS3: raw.USE_S3_STORAGE,
      s3,
      dataPath,
      signingSecret: raw.SIGNING_SECRET,
      publicUrl: raw.PUBLIC_URL?.replace(/\/+$/, '') ?? '',
      expiresIn: raw.S3_PRESIGNED_URL_EXPIRATION,
      workStorage: raw.WORK_STORAGE,
    },
    api: {
      host: raw.API_HOST,
      port: raw.API_PORT,
      publicUrl: raw.PUBLIC_URL ?? null,
      signingSecret: raw.SIGNING_SECRET,
      maxUploadBytes: raw.MAX_UPLOAD_BYTES,
      maxTelemetryBytes: raw.MAX_TELEMETRY_BYTES,
    },
    access: accessOf(raw),
    retention: {
      abandonedUploads: raw.UPLOAD_ABANDONED_AFTER * 1000,
      originals: raw.RETAIN_ORIGINALS_DAYS === 0 ? null : raw.RETAIN_ORIGINALS_DAYS * DAY,
    },
    reports: {
      signing:
        raw.REPORT_SIGN_P12 === undefined
          ? null
          : { file: path.resolve(raw.REPORT_SIGN_P12), password: raw.REPORT_SIGN_PASSWORD ?? '' },
    },
    maxRunningSessions: raw.MAX_RUNNING_SESSIONS === 0 ? null : raw.MAX_RUNNING_SESSIONS,
    logLevel: raw.LOG_LEVEL,
    segmentLengths: { ...SEGMENT_LENGTHS, usual: raw.SEGMENT_SECONDS },
    tracesTo: raw.OTEL_EXPORTER_OTLP_ENDPOINT ?? null,
    worker: {
      concurrency: raw.WORKER_CONCURRENCY,
      lockDuration: raw.WORKER_LOCK_SECONDS * 1000,
      longestTry: raw.MAX_TRY_SECONDS * 1000,
      outagePatience: raw.OUTAGE_PATIENCE * 1000,
      healthHost: raw.HEALTH_HOST,
      healthPort: raw.HEALTH_PORT ?? null,
    },
  };
}
