import { setTimeout } from 'node:timers/promises';
import type { Database, MeasurementSession } from '@papiscope/shared';
import type { SessionStatusAnswer } from '@papiscope/shared/contracts';
import { STATUS_COLUMNS, toStatus } from '../sessions/present';

/** Milliseconds between two looks at the record. */
const INTERVAL = 1_000;

const COLUMNS = { ...STATUS_COLUMNS, attempt: true, updated_at: true } as const;

export interface StatusEvent {
  /** Names this very state: another state has another id. */
  readonly id: string;
  readonly answer: SessionStatusAnswer;
}

const FINAL = new Set(['completed', 'error', 'cancelled']);

/** Nothing more happens to a session in this status unless somebody asks for it. */
export function isFinal(status: string): boolean {
  return FINAL.has(status);
}

export function eventId(row: Pick<MeasurementSession, 'attempt' | 'updated_at'>): string {
  return `${row.attempt}-${row.updated_at.getTime()}`;
}

/** The session's state now, then each time it changes (null: no change since); ends after a final state or a removal. */
export async function* followSession(
  database: Database,
  id: string,
  signal: AbortSignal,
): AsyncGenerator<StatusEvent | null> {
  let last = '';
  while (!signal.aborted) {
    const row = await database.measurementSession.findUnique({ where: { id }, select: COLUMNS });
    if (row === null) return;
    const now = eventId(row);
    const final = isFinal(row.status);
    yield now === last ? null : { id: now, answer: toStatus(row) };
    if (final) return;
    last = now;
    await setTimeout(INTERVAL, undefined, { signal }).catch(() => undefined);
  }
}
