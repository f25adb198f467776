import { readFile } from 'node:fs/promises';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import {
  ApiClient,
  compareWithTruth,
  followSession,
  isWithin,
  type RunningSystem,
  type UnitComparison,
} from '@papiscope/cli';
import {
  frameMeasurementSchema,
  siteSchema,
  type SessionStatusAnswer,
  type StandardsProfile,
  type FrameMeasurement,
  type SessionRecord,
} from '@papiscope/shared/contracts';
import { truthSchema, type SimulatedFlight, type Truth } from '@papiscope/simulator';

export interface DrivenRoad {
  readonly session: SessionRecord;
  readonly units: readonly UnitComparison[];
  readonly frames: readonly FrameMeasurement[];
  readonly truth: Truth;
}

export interface RoadOptions {
  /** What the flight is judged by; else as its site says. */
  readonly profile?: StandardsProfile;
  readonly onStatus?: (status: SessionStatusAnswer) => void;
}

/** One simulated flight through a running system, over HTTP as a client does it, until the session is completed. */
export async function driveRoad(
  system: RunningSystem,
  flight: SimulatedFlight,
  signal: AbortSignal,
  { profile, onStatus }: RoadOptions = {},
): Promise<DrivenRoad> {
  const described = siteSchema.parse(JSON.parse(await readFile(flight.site, 'utf8')));
  const site = profile === undefined ? described : { ...described, standards_profile: profile.id };
  const truth = truthSchema.parse(JSON.parse(await readFile(flight.truth, 'utf8')));
  const client = new ApiClient(system.url, signal);
  if (profile !== undefined) await putProfile(system.url, profile);
  await client.importSite(site);
  const id = await client.upload({
    airport: site.airport.icao,
    runway: site.runway.code,
    video: flight.video,
    telemetry: flight.telemetry,
    options: { auto_confirm: false },
  });
  const session = await followSession(client, id, signal, onStatus);
  if (session.result === null) throw new Error('completed without a result');
  const answer = await fetch(`${system.url}/api/v1/papi-measurements/${id}/frames`, { signal });
  const body = (await answer.json()) as { frames: unknown[] };
  return {
    session,
    truth,
    units: compareWithTruth(session.result, truth),
    frames: body.frames.map((row) => frameMeasurementSchema.parse(row)),
  };
}

/** Adds a standards profile, or replaces the one with its id. */
export async function putProfile(url: string, profile: StandardsProfile): Promise<void> {
  const { ok, status } = await fetch(`${url}/api/v1/standards-profiles/${profile.id}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(profile),
  });
  if (!ok) throw new Error(`the profile was answered with ${status}`);
}

/** The measurement agrees with the truth within one arc minute, frame by frame and unit by unit, and every video is there. */
export function expectMeasured({ session, units, frames, truth }: DrivenRoad): void {
  expect(units).toHaveLength(4);
  expect(units.filter((unit) => !isWithin([unit], 1))).toEqual([]);
  expect(frames.map((frame) => frame.frame_number)).toEqual(truth.frames.map((frame) => frame.frame));
  expect(session.status).toBe('completed');
  expect([...session.available_videos].sort()).toEqual([
    'enhanced',
    'original',
    'papi_a',
    'papi_b',
    'papi_c',
    'papi_d',
    'side_by_side',
  ]);
}

/** A video of a session, or a part of it, as a player fetches it. */
export async function fetchVideo(
  url: string,
  sessionId: string,
  type: string,
  headers: Record<string, string> = {},
): Promise<Response> {
  const link = await fetch(`${url}/api/v1/papi-measurements/${sessionId}/video/${type}/url`);
  const { url: address } = (await link.json()) as { url: string };
  return fetch(new URL(address, url), { headers });
}

/** Range requests for the first bytes of every video: each is an MP4 file. */
export async function expectPlayable(url: string, { session }: DrivenRoad): Promise<void> {
  for (const type of session.available_videos) {
    const part = await fetchVideo(url, session.session_id, type, { range: 'bytes=0-11' });
    expect(part.status).toBe(206);
    const bytes = Buffer.from(await part.arrayBuffer());
    expect(bytes.subarray(4, 8).toString()).toBe('ftyp');
  }
}

/** Everything below a folder, as relative paths; none when there is no such folder. */
export async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}
