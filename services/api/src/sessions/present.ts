import { phasePercentage, secondsLeft, type MeasurementSession } from '@papiscope/shared';
import {
  ERROR_TABLE,
  errorCodeSchema,
  flightResultSchema,
  overallVerdict,
  sessionRecordSchema,
  sessionStatusAnswerSchema,
  sessionSummarySchema,
  type SessionRecord,
  type SessionStatusAnswer,
  type SessionSummary,
  unitVerdicts,
  VIDEO_TYPES,
} from '@papiscope/shared/contracts';
import { videoKey } from './videos';

const iso = (date: Date | null): string | null => date?.toISOString() ?? null;

/** The columns a status answer is made of. */
export const STATUS_COLUMNS = {
  id: true,
  status: true,
  current_phase: true,
  progress_percentage: true,
  processed_frames: true,
  total_frames: true,
  phase_frames: true,
  phase_began_at: true,
  phase_began_percentage: true,
  options: true,
  updated_at: true,
  error_code: true,
  error_message: true,
  delayed_code: true,
  delayed_since: true,
} as const;

/** The columns a list shows. */
export const SUMMARY_COLUMNS = {
  ...STATUS_COLUMNS,
  airport_icao: true,
  runway_code: true,
  original_file_name: true,
  storage_type: true,
  notes: true,
  result: true,
  recorded_at: true,
  created_at: true,
  completed_at: true,
} as const;

export type StatusRow = Pick<MeasurementSession, keyof typeof STATUS_COLUMNS>;
export type SummaryRow = Pick<MeasurementSession, keyof typeof SUMMARY_COLUMNS>;

function statusFields(row: StatusRow): Record<string, unknown> {
  const { id, error_code, error_message: message, delayed_code, delayed_since, ...fields } = row;
  const code = error_code === null ? null : errorCodeSchema.catch('internal').parse(error_code);
  return {
    ...fields,
    session_id: id,
    phase_percentage: phasePercentage(row),
    seconds_left: secondsLeft(row),
    ...(code !== null && { error_code: code, error_fault: ERROR_TABLE[code].fault }),
    ...(message !== null && { error_message: message }),
    ...(delayed_since !== null && { delayed_code, delayed_since: delayed_since.toISOString() }),
  };
}

function verdictFields({ result }: Pick<MeasurementSession, 'result'>): Record<string, unknown> {
  if (result === null) return { verdict: null, unit_verdicts: null };
  const parsed = flightResultSchema.parse(result);
  return { verdict: overallVerdict(parsed), unit_verdicts: unitVerdicts(parsed) };
}

function summaryFields(row: SummaryRow): Record<string, unknown> {
  return {
    ...row,
    ...verdictFields(row),
    ...statusFields(row),
    recorded_at: iso(row.recorded_at),
    created_at: iso(row.created_at),
    updated_at: iso(row.updated_at),
    completed_at: iso(row.completed_at),
  };
}

export function toStatus(row: StatusRow): SessionStatusAnswer {
  return sessionStatusAnswerSchema.parse(statusFields(row));
}

export function toSummary(row: SummaryRow): SessionSummary {
  return sessionSummarySchema.parse(dropNulls(summaryFields(row)));
}

export function toRecord(row: MeasurementSession): SessionRecord {
  const available = VIDEO_TYPES.filter((type) => videoKey(row, type) !== null);
  const more = { available_videos: available, original_removed_at: iso(row.original_removed_at) };
  return sessionRecordSchema.parse(dropNulls({ ...row, ...summaryFields(row), ...more }));
}

/** Columns of errors and delays are absent from the wire while there is none. */
function dropNulls(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).filter(([name, value]) => value !== null || !/^(error|delayed)_/.test(name)),
  );
}
