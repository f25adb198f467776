import { createHash } from 'node:crypto';
import type { Database, MeasurementSession } from '@papiscope/shared';
import {
  flightResultSchema,
  PapiscopeError,
  siteSchema,
  uploadOptionsSchema,
  type FlightHistory,
  type FlightResult,
  type ReportFacts,
  type Site,
  type SiteChange,
} from '@papiscope/shared/contracts';
import { changesSince } from '../custody/place';
import { formerFlights } from '../sites/history';
import { version } from '../version';

/** What of a session goes into its reports. */
export interface ReportSource {
  readonly result: FlightResult;
  readonly site: Site;
  readonly facts: ReportFacts;
  readonly recordedAt: string | null;
  readonly videoFileName: string;
  readonly telemetryFileName: string | null;
  readonly notes: string;
  readonly framesKey: string | null;
  readonly siteChanges: readonly SiteChange[];
  /** The flights of the runway before this one, the oldest first. */
  readonly history: readonly FlightHistory[];
  readonly stillsKey: string | null;
}

/** @throws not_found while the session is not measured */
export async function reportSource(database: Database, session: MeasurementSession): Promise<ReportSource> {
  if (session.result === null) throw new PapiscopeError('not_found', 'The session is not measured yet.');
  return {
    result: flightResultSchema.parse(session.result),
    site: siteSchema.parse(session.site),
    facts: uploadOptionsSchema.parse(session.options).report ?? {},
    recordedAt: session.recorded_at?.toISOString() ?? null,
    videoFileName: session.original_file_name,
    telemetryFileName: session.telemetry_file_name,
    notes: session.notes,
    framesKey: session.frame_measurements_s3_key,
    siteChanges: await changesSince(database, session),
    history: await formerFlights(database, session),
    stillsKey: session.stills_s3_key,
  };
}

/** Another one means that a kept report is out of date. `certificate`: the hash of what it is signed with. */
export function fingerprint(source: ReportSource, certificate: string | null): string {
  return createHash('sha256')
    .update(JSON.stringify([version, source, certificate]))
    .digest('hex');
}
