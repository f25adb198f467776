import type { ChosenFlight } from './flights';

export interface UploadOrder extends ChosenFlight {
  readonly airport: string;
  readonly runway: string;
  /** Go straight on to measuring when the lights are found with high confidence. */
  readonly autoConfirm: boolean;
}

export interface UploadWatch {
  readonly signal: AbortSignal;
  /** Bytes of the video that have arrived. */
  onSent(bytes: number): void;
}

/** A way to bring a flight to the server. @throws Problem, or AbortError when given up */
export interface Transport {
  /** Whether an upload that broke off goes on where it stopped. */
  readonly resumable: boolean;
  /** @returns the id of the session that the upload became */
  send(order: UploadOrder, watch: UploadWatch): Promise<string>;
}
