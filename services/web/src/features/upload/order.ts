import type { ReportFacts } from '../report-facts/fields';
import type { ChosenFlight } from './flights';

export interface UploadOrder extends ChosenFlight {
  readonly airport: string;
  readonly runway: string;
  /** Go straight on to measuring when the lights are found with high confidence. */
  readonly autoConfirm: boolean;
  readonly tones: boolean;
  /** What the report is to state beside the measurement. */
  readonly facts: ReportFacts;
}

export interface UploadWatch {
  /** Aborted when the upload is given up. */
  readonly signal: AbortSignal;
  /** Bytes of the video that have arrived, those of an earlier try included. */
  onSent(bytes: number): void;
}
