import { APP_HEADERS } from '../../api/client';
import { Problem, toProblem } from '../../api/problem';
import type { UploadOrder } from './order';

export interface UploadRecord {
  readonly upload_id: string;
  readonly key: string;
  readonly status: 'open' | 'completed' | 'refused';
  readonly size: number;
  readonly part_size: number;
  readonly telemetry_file_name: string | null;
  readonly session_id: string | null;
}

export interface UploadedPart {
  readonly part_number: number;
  readonly etag: string;
  readonly size: number;
}

const UPLOADS = '/api/v1/uploads';

interface Sent extends Omit<RequestInit, 'headers'> {
  readonly headers?: Readonly<Record<string, string>>;
}

async function call<T>(method: string, address: string, init: Sent = {}): Promise<T> {
  let response: Response;
  try {
    response = await fetch(address, { method, ...init, headers: { ...APP_HEADERS, ...init.headers } });
  } catch (error) {
    if (error instanceof DOMException) throw error;
    throw new Problem('unreachable', '', 0);
  }
  const body: unknown = response.status === 204 ? null : await response.json().catch(() => null);
  if (!response.ok) throw toProblem(body, response.status);
  return body as T;
}

const json = (body: unknown): Sent => ({
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
});

/** The uploads in parts of the API. */
export const uploads = {
  create: ({ airport, runway, autoConfirm, tones, facts, video }: UploadOrder) =>
    call<UploadRecord>(
      'POST',
      UPLOADS,
      json({
        airport_icao: airport,
        runway_code: runway,
        options: {
          auto_confirm: autoConfirm,
          tones,
          ...(Object.keys(facts).length > 0 && { report: facts }),
        },
        file_name: video.name,
        size: video.size,
      }),
    ),
  find: (id: string) => call<UploadRecord>('GET', `${UPLOADS}/${id}`),
  sendTelemetry: (id: string, file: File, signal: AbortSignal) =>
    call<unknown>('PUT', `${UPLOADS}/${id}/telemetry?${new URLSearchParams({ file_name: file.name })}`, {
      headers: { 'Content-Type': /\.csv$/i.test(file.name) ? 'text/csv' : 'application/x-subrip' },
      body: file,
      signal,
    }),
  partUrl: (id: string, part: number) =>
    call<{ readonly url: string; readonly headers: Record<string, string>; readonly expires_in: number }>(
      'GET',
      `${UPLOADS}/${id}/parts/${part}/url`,
    ),
  parts: async (id: string) =>
    (await call<{ readonly parts: readonly UploadedPart[] }>('GET', `${UPLOADS}/${id}/parts`)).parts,
  complete: (id: string, parts: readonly { readonly part_number: number; readonly etag: string }[]) =>
    call<{ readonly session_id: string }>('POST', `${UPLOADS}/${id}/complete`, json({ parts })),
  giveUp: (id: string) => call<unknown>('DELETE', `${UPLOADS}/${id}`),
};
