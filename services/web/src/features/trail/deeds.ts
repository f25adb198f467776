import { auditHashesSchema } from '@papiscope/shared/contracts';
import type { AuditEvent } from '../../api/types';
import type { TextKey } from '../../i18n/catalogue';

const SESSION = '/api/v1/papi-measurements/session/{id}';
const UPLOAD = '/api/v1/uploads/{upload_id}';
/** What changes the published values of a runway begins or goes on with one of these. */
const PLACE = /^(PUT \/api\/v1\/sites$|(PUT|POST|DELETE) \/api\/v1\/runways\/)/;

const DEEDS: Readonly<Record<string, TextKey>> = {
  'POST /api/v1/papi-measurements/upload-video': 'deed_uploaded',
  'POST /api/v1/uploads': 'deed_upload_begun',
  [`POST ${UPLOAD}/complete`]: 'deed_uploaded',
  [`PUT ${UPLOAD}/telemetry`]: 'deed_telemetry',
  inspected: 'deed_inspected',
  [`POST ${SESSION}/confirm-lights`]: 'deed_confirmed',
  measured: 'deed_measured',
  published: 'deed_published',
  [`POST ${SESSION}/reprocess`]: 'deed_reprocessed',
  [`POST ${SESSION}/cancel`]: 'deed_cancelled',
  [`POST ${SESSION}/retry`]: 'deed_retried',
  [`PUT ${SESSION}/notes`]: 'deed_notes',
  [`PUT ${SESSION}/report-facts`]: 'deed_report_facts',
  'report made': 'deed_report',
};

/** What was done, as a text of the catalogue; null where it has none. */
export function deedOf({ action }: Pick<AuditEvent, 'action'>): TextKey | null {
  return DEEDS[action] ?? (PLACE.test(action) ? 'deed_place' : null);
}

/** A file or a text, and its SHA-256. */
export interface Evidence {
  /** Of the catalogue, or the name of a file. */
  readonly what: 'video' | 'telemetry_file' | 'result' | { readonly file: string };
  readonly sha256: string;
}

/** The hashes that a line of the trail holds. */
export function evidenceOf({ details }: Pick<AuditEvent, 'details'>): Evidence[] {
  const { data } = auditHashesSchema.safeParse(details);
  if (data === undefined) return [];
  const known = (what: Evidence['what'], sha256: string | null | undefined): Evidence[] =>
    typeof sha256 === 'string' ? [{ what, sha256 }] : [];
  return [
    ...known('video', data.video_sha256),
    ...known('telemetry_file', data.telemetry_sha256),
    ...known('result', data.result_sha256),
    ...(data.file === undefined ? [] : known({ file: data.file }, data.sha256)),
    ...data.artifacts.map(({ kind, sha256 }) => ({ what: { file: kind }, sha256 })),
  ];
}
