import type { SiteInput } from '@papiscope/shared/contracts';
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

/** Bytes that begin as an MP4 file does. */
export function mp4(size = 2000): Buffer {
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
