import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { decodeTelemetryText, parseTelemetry } from '@papiscope/measure';
import {
  checkKey,
  loadConfig,
  parseRangeHeader,
  resolveRange,
  safeFileName,
  verifyUrl,
} from '@papiscope/shared';
import {
  lightsSchema,
  frameMeasurementSchema,
  migrateOptionsSchema,
  PapiscopeError,
  siteSchema,
  uploadCreateSchema,
  uploadFieldsSchema,
} from '@papiscope/shared/contracts';
import { fuzzRuns, fuzzTimeout } from '@papiscope/shared/testing';
import { parseProbe } from '@papiscope/video';
import { splitCopy, splitCsv, splitInsert } from '../../packages/shared/src/frame-rows/read-dump';
import { readFrames } from '../../packages/shared/src/frames-file';
import { checkStart } from '../../services/api/src/upload/guarded';
import { damaged, damagedBytes, json, text } from './inputs';

const fixture = (file: string): string => readFileSync(path.resolve(__dirname, '../..', file), 'utf8');
const SRT = fixture('packages/measure/src/telemetry/fixtures/bracketed-rtk.srt').slice(0, 4000);
const PROBE = fixture('packages/video/src/probe/fixtures/embedded-telemetry.json');
const FRAMES = JSON.stringify({
  metadata: { lights: [] },
  frames: [
    { frame_number: 1, timestamp: 0.1, papi_a: { status: 'red', rgb: { r: 1, g: 2, b: 3 }, angle: 2.5 } },
  ],
});

/** Tries inputs; the parser may refuse them by a named error, and do nothing else. */
function fuzz<T>(name: string, inputs: fc.Arbitrary<T>, parse: (input: T) => unknown): void {
  test(
    name,
    () => {
      const property = fc.asyncProperty(inputs, async (input) => {
        try {
          await parse(input);
        } catch (error) {
          if (!(error instanceof PapiscopeError)) throw error;
        }
      });
      return fc.assert(property, { numRuns: fuzzRuns() });
    },
    fuzzTimeout(),
  );
}

async function allFrames(file: Buffer): Promise<void> {
  for await (const row of readFrames(Readable.from([file], { objectMode: false }))) {
    if ('frame' in row) frameMeasurementSchema.parse(row.frame);
    else expect(row.warning).toMatch(/^(Row|The file)/);
  }
}

/** A schema says yes or no to anything, and what it lets through it lets through again. */
function stable(schema: { safeParse(input: unknown): { success: boolean; data?: unknown } }) {
  return (input: unknown): void => {
    const first = schema.safeParse(input);
    if (first.success) expect(schema.safeParse(first.data).success).toBe(true);
  };
}

describe('telemetry', () => {
  fuzz('any text', text(), (input) => parseTelemetry(input));
  fuzz('damaged subtitles', damaged(SRT), (input) => parseTelemetry(input));
  fuzz('damaged bytes', damagedBytes(Buffer.from(SRT)), (input) =>
    parseTelemetry(decodeTelemetryText(input)),
  );
  fuzz('any bytes', fc.uint8Array({ maxLength: 500 }), (input) => parseTelemetry(decodeTelemetryText(input)));
});

describe('what ffprobe says', () => {
  const names = [
    'streams',
    'format',
    'codec_type',
    'video',
    'width',
    'height',
    'duration',
    'nb_frames',
    'avg_frame_rate',
    'tags',
  ];
  fuzz('any JSON', json(names), (input) => parseProbe(input));
  fuzz('damaged JSON', damaged(PROBE), (input) => {
    let parsed: unknown;
    try {
      parsed = JSON.parse(input);
    } catch {
      return;
    }
    parseProbe(parsed);
  });
});

describe('frames files', () => {
  fuzz('any bytes', fc.uint8Array({ maxLength: 500 }), (input) => allFrames(Buffer.from(input)));
  fuzz('damaged JSON', damaged(FRAMES), (input) => allFrames(Buffer.from(input)));
  fuzz('damaged gzip', damagedBytes(gzipSync(FRAMES)), allFrames);
});

describe('dumps of an old database', () => {
  fuzz('a line of CSV', text(60), (input) => splitCsv(input));
  fuzz('a line of COPY', text(60), (input) => splitCopy(input));
  fuzz('a line of INSERT', fc.oneof(text(60), damaged("(1,'a''b',E'\\\\n',NULL,2.5);")), (input) =>
    splitInsert(input),
  );
});

describe('requests', () => {
  const site = [
    'airport',
    'icao',
    'runway',
    'code',
    'heading',
    'reference_points',
    'point_type',
    'latitude',
    'nominal_angle',
  ];
  fuzz('sites', json(site), stable(siteSchema));
  fuzz(
    'fields of an upload',
    json(['airport_icao', 'runway_code', 'options', 'auto_confirm']),
    stable(uploadFieldsSchema),
  );
  fuzz(
    'uploads in parts',
    json(['airport_icao', 'runway_code', 'file_name', 'size', 'options']),
    stable(uploadCreateSchema),
  );
  fuzz('lights', json(['PAPI_A', 'PAPI_B', 'x', 'y', 'size']), stable(lightsSchema));
  fuzz(
    'options of a migration',
    json(['sessions', 'dry_run', 'parallel', 'older_than_days']),
    stable(migrateOptionsSchema),
  );
  fuzz(
    'frame measurements',
    json(['frame_number', 'timestamp', 'papi_a', 'status', 'rgb', 'angle']),
    stable(frameMeasurementSchema),
  );
  fuzz('Range headers', fc.tuple(fc.oneof(text(5), damaged('bytes=10-20')), fc.nat()), ([header, size]) => {
    const range = parseRangeHeader(header);
    if (range === null) return;
    const { start, end } = resolveRange(range, size);
    expect(start >= 0 && start <= end && end < size).toBe(true);
  });
  fuzz(
    'signed addresses',
    fc.oneof(text(20), damaged('/api/v1/objects/a?expires=9999999999&signature=abc')),
    (url) => expect(verifyUrl('a secret', 'GET', url).ok).toBe(false),
  );
  fuzz('file names', text(60), (name) => {
    const safe = safeFileName(name);
    expect(safe).toMatch(/^[A-Za-z0-9][A-Za-z0-9._-]{0,119}$/);
    checkKey(`videos/original/x/${safe}`);
  });
  fuzz('keys', text(20), (key) => {
    checkKey(key);
    expect(path.posix.normalize(`/root/${key}`)).toBe(`/root/${key}`);
  });
  fuzz('first bytes', fc.uint8Array({ maxLength: 40 }), (start) =>
    checkStart('video', 'a.mp4', Buffer.from(start)),
  );
  fuzz(
    'settings',
    fc.dictionary(
      fc.constantFrom(
        'API_PORT',
        'USE_S3_STORAGE',
        'S3_ENDPOINT',
        'REDIS_URL',
        'MAX_UPLOAD_BYTES',
        'LOG_LEVEL',
      ),
      text(4),
    ),
    (env) =>
      loadConfig({ DATABASE_URL: 'postgres://x/y', DATA_PATH: '/x', SIGNING_SECRET: 'x'.repeat(20), ...env }),
  );
});
