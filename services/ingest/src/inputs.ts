import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { telemetryKey, type ObjectStore } from '@papiscope/shared';
import type { FlightTelemetry } from '@papiscope/flight';
import { decodeTelemetryText } from '@papiscope/measure';

export interface TelemetryText {
  readonly text: string;
  /** Of the bytes as they were uploaded, lower-case hex. */
  readonly sha256: string;
}

/** The telemetry that was uploaded beside the video; null when there was none. */
export async function sidecarText(
  store: ObjectStore,
  key: string | null,
  signal: AbortSignal,
): Promise<TelemetryText | null> {
  if (key === null) return null;
  const { body } = await store.get(key, { signal });
  const bytes = await buffer(body);
  return { text: decodeTelemetryText(bytes), sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** Keeps telemetry that was found inside of the video as a file of its own beside it, for the later stages and for people. */
export async function storeEmbeddedTelemetry(
  store: ObjectStore,
  sessionId: string,
  telemetry: FlightTelemetry,
): Promise<{ key: string; sha256: string }> {
  const key = telemetryKey(sessionId, 'embedded-telemetry.srt');
  const { sha256 } = await store.put(key, Buffer.from(telemetry.text, 'utf8'), {
    contentType: 'application/x-subrip',
  });
  return { key, sha256 };
}
