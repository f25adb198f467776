/** How long slow clients are waited for, milliseconds. */
export interface Patience {
  /** For the whole head of a request. */
  readonly head: number;
  /** For a body that is no upload. */
  readonly body: number;
  /** For the next byte, in either direction: a large upload takes as long as it takes, only silence ends it. */
  readonly silence: number;
}

export const PATIENCE: Patience = { head: 20_000, body: 30_000, silence: 120_000 };
