import type {
  FlightHistory,
  FlightResult,
  ReportFacts,
  ReportLanguage,
  Site,
  SiteChange,
} from '@papiscope/shared/contracts';
import type { FlightTrace } from '../trace/flight-trace';
import type { ReportStill } from './stills';

/** What a report is made of. */
export interface ReportInput {
  readonly result: FlightResult;
  /** Null where none is at hand: airport and runway are then not stated. */
  readonly site: Site | null;
  readonly facts: ReportFacts;
  readonly session: {
    readonly id: string | null;
    /** ISO 8601. */
    readonly recordedAt: string | null;
    readonly videoFileName: string | null;
    /** Null where the telemetry was part of the video, or is not known. */
    readonly telemetryFileName: string | null;
    /** Markdown of the user. */
    readonly notes: string;
  };
  /** Without it the report has no curves. */
  readonly trace: FlightTrace | null;
  /** What of the runway's published values has changed since the flight was uploaded. */
  readonly siteChanges: readonly SiteChange[];
  /** Former flights of the runway, the oldest first. */
  readonly history: readonly FlightHistory[];
  /** The units' stills; null where none are at hand. */
  readonly stills?: readonly ReportStill[] | null;
  /** When the report is made, ISO 8601. */
  readonly madeAt: string;
  readonly language: ReportLanguage;
}
