import { open, readFile, stat } from 'node:fs/promises';
import { PapiscopeError } from '@papiscope/shared/contracts';
import { flightTelemetry } from '@papiscope/flight';
import { assertUsable, decodeTelemetryText, parseTelemetry, type TelemetryTrack } from '@papiscope/measure';
import { probeVideo } from '@papiscope/video';

/** Larger than any telemetry; a video without a known head is not read into memory. */
const LARGEST_TEXT_BYTES = 500_000_000;

async function firstBytes(file: string): Promise<Uint8Array> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(4096), position: 0 });
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** Text holds no zero bytes, but for UTF-16 with its mark; every video container does. */
function looksLikeText(head: Uint8Array): boolean {
  const utf16 = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  return utf16 || !head.includes(0);
}

/** Telemetry from a subtitle file, a table, or a video's embedded track. Refuses what can give no angle. */
export async function readTelemetryFile(file: string, signal: AbortSignal): Promise<TelemetryTrack> {
  let head: Uint8Array;
  try {
    head = await firstBytes(file);
  } catch (cause) {
    throw new PapiscopeError('telemetry_unreadable', `The file cannot be opened: ${file}.`, { cause });
  }
  if (!looksLikeText(head)) {
    const probe = await probeVideo(file, { signal });
    return (await flightTelemetry(file, probe, null, signal)).track;
  }
  if ((await stat(file)).size > LARGEST_TEXT_BYTES) {
    throw new PapiscopeError('telemetry_unreadable', 'The file is far larger than telemetry ever is.');
  }
  return usable(decodeTelemetryText(await readFile(file, { signal })));
}

function usable(text: string): TelemetryTrack {
  const track = parseTelemetry(text);
  assertUsable(track);
  return track;
}
