import { randomBytes } from 'node:crypto';
import type { IdGenerator } from '@opentelemetry/sdk-trace';

export interface SpanIds {
  /** 32 hex digits. */
  readonly traceId: string;
  /** 16 hex digits. */
  readonly spanId: string;
}

/**
 * A session's own trace: its id has as many bits as a trace's. So every process knows the trace of a session without
 * being told, also after the queue was emptied or a job was taken up again by another.
 */
export function flightIds(sessionId: string): SpanIds {
  const traceId = sessionId.replaceAll('-', '').toLowerCase();
  return { traceId, spanId: traceId.slice(16) };
}

/** Random ids, and for the span that is begun within `withIds` those that are given. */
export class GivenIds implements IdGenerator {
  #given: SpanIds | null = null;

  withIds<T>(ids: SpanIds, begin: () => T): T {
    this.#given = ids;
    try {
      return begin();
    } finally {
      this.#given = null;
    }
  }

  generateTraceId(): string {
    return this.#given?.traceId ?? randomBytes(16).toString('hex');
  }

  generateSpanId(): string {
    return this.#given?.spanId ?? randomBytes(8).toString('hex');
  }
}
