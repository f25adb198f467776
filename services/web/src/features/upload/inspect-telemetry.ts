import type { PapiscopeError } from '@papiscope/shared/contracts';

export interface TelemetryFinding {
  readonly fault: string | null;
  /** Whether the positions are of RTK grade; null where the file does not say. */
  readonly rtk: boolean | null;
  readonly positions: number;
  readonly seconds: number;
}

/** Largest telemetry that is read here, bytes; the server reads larger ones. */
const LARGEST = 60_000_000;

/** What a telemetry file holds, found with the very code that will measure with it. Null where it is left to the server. */
export async function inspectTelemetry(file: File): Promise<TelemetryFinding | null> {
  if (file.size > LARGEST) return null;
  const { decodeTelemetryText, parseTelemetry } = await import('@papiscope/measure/telemetry');
  try {
    const track = parseTelemetry(decodeTelemetryText(new Uint8Array(await file.arrayBuffer())));
    const known = track.samples.filter(({ rtk }) => rtk !== null);
    const rtk = known.length === 0 ? null : known.filter((s) => s.rtk === 'fixed').length > known.length / 2;
    return { fault: null, rtk, positions: track.positions, seconds: track.duration_s };
  } catch (error) {
    if (!isNamed(error)) throw error;
    return { fault: error.code, rtk: null, positions: 0, seconds: 0 };
  }
}

function isNamed(error: unknown): error is PapiscopeError {
  return error instanceof Error && error.name === 'PapiscopeError';
}
