import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  confirmLights,
  finishEncode,
  finishFit,
  finishIngest,
  finishPublish,
  finishSegment,
  framesKey,
  previewKey,
  videoKey,
} from '@papiscope/shared';
import type { SiteInput } from '@papiscope/shared/contracts';
import { EMPTY_RESULT } from '@papiscope/shared/testing';
import type { TestApi } from './harness';

/** The site of the command line's documentation. */
export const SITE = {
  airport: { icao: 'LZIB', name: 'Bratislava' },
  runway: { code: '22', heading: 221.3 },
  altitude_source: 'abs',
  takeoff_elevation_wgs84: 132.07,
  reference_points: [
    {
      point_type: 'PAPI_A',
      latitude: 48.169871,
      longitude: 17.212741,
      elevation_wgs84: 133.42,
      nominal_angle: 2.5,
      tolerance: 0.1,
    },
    { point_type: 'TOUCH_POINT', latitude: 48.17, longitude: 17.21, elevation_wgs84: 133.4 },
  ],
} as const satisfies SiteInput;

export const SESSIONS = '/api/v1/papi-measurements/sessions';
export const UPLOAD = '/api/v1/papi-measurements/upload-video';
export const SRT =
  '1\n00:00:00,000 --> 00:00:00,033\n[latitude: 48.17] [longitude: 17.21] [abs_alt: 140.0]\n';

/** The address of a session, or of something below it. */
export function sessionPath(id: string, rest = ''): string {
  return `/api/v1/papi-measurements/session/${id}${rest}`;
}

/**
 * Two seconds of a grey picture, made by
 * `ffmpeg -f lavfi -i color=s=32x32:r=2:d=2 -c:v mpeg4 -fflags +bitexact -flags +bitexact clip.mp4`.
 */
export const CLIP = readFileSync(path.join(__dirname, 'clip.mp4'));

/** A video of so many bytes: the clip, and free space behind it (ISO/IEC 14496-12, 8.1.2). */
export function mp4(size = 2000): Buffer {
  const free = Buffer.alloc(size - CLIP.length, 'papiscope');
  free.writeUInt32BE(free.length, 0);
  free.write('free', 4, 'latin1');
  return Buffer.concat([CLIP, free]);
}

/** Bytes that begin as an MP4 file does, and go on as none. */
export function mp4Start(size = 2000): Buffer {
  const bytes = Buffer.alloc(size, 'papiscope');
  bytes.writeUInt32BE(24, 0);
  bytes.write('ftypisom', 4, 'latin1');
  return bytes;
}

/** An upload's form; `null` leaves a part out. */
export function form(parts: Readonly<Record<string, string | File | null>> = {}): FormData {
  const all = { airport_icao: 'LZIB', runway_code: '22', video: file('flight.mp4', mp4()), ...parts };
  const data = new FormData();
  for (const [name, value] of Object.entries(all)) if (value !== null) data.append(name, value);
  return data;
}

export function file(name: string, content: Buffer | string): File {
  return new File([content], name);
}

/** Uploads a flight over `SITE` and tells the session's id. */
export async function upload(
  api: TestApi,
  parts: Readonly<Record<string, string | File | null>> = {},
): Promise<string> {
  const { body } = await api.json<{ session_id: string }>('POST', UPLOAD, form(parts));
  return body.session_id;
}

/** The preview frame's lights, as the first look finds them. */
export const DETECTED = {
  lights: { PAPI_A: { x: 40, y: 50, size: 2, confidence: 0.9 } },
  confidence: 0.8,
  timestamp: 1.5,
  frame_width: 1920,
  frame_height: 1080,
};

/** Takes a session over the ingest stage, as its worker does. */
export async function inspect({ context }: TestApi, id: string, attempt = 1): Promise<void> {
  const preview = previewKey(id);
  await context.stores.current.store.put(preview, Buffer.from('a picture'));
  await finishIngest(
    context,
    { sessionId: id, attempt },
    {
      videoInfo: { width: 1920, height: 1080 },
      totalFrames: 300,
      recordedAt: new Date('2026-05-06T07:08:09Z'),
      telemetrySha256: null,
      previewKey: preview,
      detectedLights: DETECTED,
      firstLook: null,
    },
  );
}

/** Takes an uploaded session to its end: measured, with an enhanced video and `frames` as its measurements file. */
export async function complete(api: TestApi, id: string, frames: Buffer): Promise<void> {
  const { context } = api;
  const ref = { sessionId: id, attempt: 1 };
  const { store } = context.stores.current;
  await inspect(api, id);
  await confirmLights(context, id, DETECTED.lights);
  await finishSegment(context, ref, 0, { frames: 300, framesKey: 'work/frames' });
  const measurements = await store.put(framesKey(id), frames);
  const enhanced = await store.put(videoKey(id, 'enhanced'), mp4(5000));
  const artifact = { workKey: 'work/x', size: 1, sha256: measurements.sha256, contentType: 'x/y' };
  await finishFit(context, ref, {
    result: EMPTY_RESULT,
    artifacts: [{ ...artifact, kind: 'frames', finalKey: framesKey(id) }],
  });
  await finishEncode(context, ref, {
    artifacts: [
      { ...artifact, kind: 'enhanced', finalKey: videoKey(id, 'enhanced'), sha256: enhanced.sha256 },
    ],
  });
  await finishPublish(context, ref);
}
