import { PapiscopeError } from '@papiscope/shared/contracts';
import { assertUsable, parseTelemetry, type TelemetryTrack } from '@papiscope/measure';
import { extractSubtitles, type VideoProbe } from '@papiscope/video';

/** The telemetry of a flight: its text as it was written, what it says, and where it came from. */
export interface FlightTelemetry {
  readonly text: string;
  readonly track: TelemetryTrack;
  readonly source: 'sidecar' | `subtitle track ${number}`;
}

/**
 * The telemetry beside the video where there is one, else the subtitle track of the video that holds positions.
 * Throws `telemetry_missing`, `telemetry_unreadable`, `telemetry_no_position`, …: of several unusable tracks the first one's reason.
 */
export async function flightTelemetry(
  video: string,
  probe: VideoProbe,
  sidecar: string | null,
  signal?: AbortSignal,
): Promise<FlightTelemetry> {
  if (sidecar !== null) return { text: sidecar, track: usable(sidecar), source: 'sidecar' };
  const faults: PapiscopeError[] = [];
  for (const { index } of probe.subtitleTracks) {
    const text = await extractSubtitles(video, probe, index, { signal });
    try {
      return { text, track: usable(text), source: `subtitle track ${index}` };
    } catch (error) {
      if (!(error instanceof PapiscopeError)) throw error;
      faults.push(error);
    }
  }
  throw faults[0] ?? new PapiscopeError('telemetry_missing');
}

function usable(text: string): TelemetryTrack {
  const track = parseTelemetry(text);
  assertUsable(track);
  return track;
}

/** Part of the video that the telemetry must cover to be of the same flight. */
const LEAST_OVERLAP = 0.5;
/** Clocks of camera and aircraft in different zones differ by less than this. */
const ONE_DAY_S = 26 * 3600;

/** Throws `telemetry_no_overlap` when the telemetry cannot belong to this video. */
export function assertSameFlight(probe: VideoProbe, { track }: FlightTelemetry): void {
  const first = track.samples[0]?.time ?? 0;
  const last = track.samples.at(-1)?.time ?? 0;
  const start = probe.startSeconds;
  const covered = Math.min(last, start + probe.durationSeconds) - Math.max(first, start);
  if (covered < LEAST_OVERLAP * probe.durationSeconds) {
    throw new PapiscopeError(
      'telemetry_no_overlap',
      `Video ${seconds(start)} to ${seconds(start + probe.durationSeconds)}, telemetry ${seconds(first)} to ${seconds(last)}.`,
    );
  }
  if (probe.createdAt === null || track.recorded_at === null) return;
  const apart = Math.abs(Date.parse(probe.createdAt) - Date.parse(`${track.recorded_at}Z`)) / 1000;
  if (apart > ONE_DAY_S) {
    throw new PapiscopeError(
      'telemetry_no_overlap',
      `The video was recorded on ${probe.createdAt.slice(0, 10)}, the telemetry on ${track.recorded_at.slice(0, 10)}.`,
    );
  }
}

function seconds(value: number): string {
  return `${value.toFixed(1)} s`;
}
