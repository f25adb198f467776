import { PapiscopeError, type Site } from '@papiscope/shared/contracts';
import { dronePath, unitPoints, type DronePath } from '@papiscope/measure';
import { probeVideo, recordedAt, type VideoProbe } from '@papiscope/video';
import { assertSameFlight, flightTelemetry, type FlightTelemetry } from './telemetry';

/** A flight whose inputs are good: what the video is, what the telemetry says and where the drone was over this site. */
export interface Inspection {
  readonly probe: VideoProbe;
  readonly telemetry: FlightTelemetry;
  readonly path: DronePath;
  /** ISO 8601; from the video, else from the telemetry; null where neither tells. */
  readonly recordedAt: string | null;
}

/**
 * Checks everything that can be told before a frame is measured. `video`: what ffmpeg opens; `sidecar`: text of the telemetry file; `probe`:
 * of the video, where somebody has looked at it before.
 * Throws PapiscopeError with a code of `video_…`, `telemetry_…` or `site_…`.
 */
export async function inspectFlight(
  video: string,
  sidecar: string | null,
  site: Site,
  options: { probe?: VideoProbe | undefined; signal?: AbortSignal | undefined } = {},
): Promise<Inspection> {
  if (unitPoints(site).length === 0) throw new PapiscopeError('site_no_reference_points');
  const probe = options.probe ?? (await probeVideo(video, { signal: options.signal }));
  const telemetry = await flightTelemetry(video, probe, sidecar, options.signal);
  assertSameFlight(probe, telemetry);
  const path = dronePath(telemetry.track, site);
  return {
    probe,
    telemetry,
    path,
    recordedAt: recordedAt(probe)?.toISOString() ?? telemetry.track.recorded_at,
  };
}
