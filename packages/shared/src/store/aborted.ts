/** Work that failed after its signal was aborted failed with the signal's reason, whatever the layers below made of it. */
export function orReason(signal: AbortSignal | undefined, error: unknown): unknown {
  return signal?.aborted ? signal.reason : error;
}
