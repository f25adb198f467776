import { openAsBlob } from 'node:fs';
import path from 'node:path';
import {
  manifestSchema,
  PapiscopeError,
  problemSchema,
  sessionRecordSchema,
  sessionStatusAnswerSchema,
  uploadAnswerSchema,
  type Lights,
  type Manifest,
  type SessionRecord,
  type SessionStatusAnswer,
  type UploadOptions,
} from '@papiscope/shared/contracts';

const PREFIX = '/api/v1';

/** A flight to upload: files on this machine, and the runway it belongs to. */
export interface FlightUpload {
  readonly airport: string;
  readonly runway: string;
  readonly video: string;
  readonly telemetry: string | null;
  readonly options: Partial<UploadOptions>;
}

/** The token that the environment brings for servers with accounts; null: none. */
export function tokenOf(env: Readonly<Record<string, string | undefined>>): string | null {
  return env['PAPISCOPE_TOKEN'] || null;
}

/** The HTTP API as a client uses it. Answers are parsed with the schemas that the API itself is written with. */
export class ApiClient {
  private readonly url: string;

  /** @param token of an account, where the server has accounts */
  constructor(
    url: string,
    private readonly signal: AbortSignal,
    private readonly token: string | null = null,
  ) {
    this.url = url.replace(/\/+$/, '');
  }

  async importSite(site: unknown): Promise<void> {
    await this.request('PUT', '/sites', { body: JSON.stringify(site), type: 'application/json' });
  }

  async upload(flight: FlightUpload): Promise<string> {
    const form = new FormData();
    form.set('airport_icao', flight.airport);
    form.set('runway_code', flight.runway);
    form.set('options', JSON.stringify(flight.options));
    if (flight.telemetry !== null)
      form.set('telemetry', await openAsBlob(flight.telemetry), path.basename(flight.telemetry));
    form.set('video', await openAsBlob(flight.video), path.basename(flight.video));
    const answer = await this.request('POST', '/papi-measurements/upload-video', { body: form });
    return uploadAnswerSchema.parse(await answer.json()).session_id;
  }

  async status(sessionId: string): Promise<SessionStatusAnswer> {
    const answer = await this.request('GET', `/papi-measurements/session/${sessionId}/status`);
    return sessionStatusAnswerSchema.parse(await answer.json());
  }

  async session(sessionId: string): Promise<SessionRecord> {
    const answer = await this.request('GET', `/papi-measurements/session/${sessionId}`);
    return sessionRecordSchema.parse(await answer.json());
  }

  async manifest(sessionId: string): Promise<Manifest> {
    const answer = await this.request('GET', `/papi-measurements/${sessionId}/manifest.json`);
    return manifestSchema.parse(await answer.json());
  }

  async confirmLights(sessionId: string, lights: Lights): Promise<void> {
    await this.request('POST', `/papi-measurements/session/${sessionId}/confirm-lights`, {
      body: JSON.stringify(lights),
      type: 'application/json',
    });
  }

  private async request(
    method: string,
    address: string,
    content?: { body: string | FormData; type?: string },
  ): Promise<Response> {
    const response = await fetch(`${this.url}${PREFIX}${address}`, {
      method,
      signal: this.signal,
      headers: {
        ...(this.token !== null && { authorization: `Bearer ${this.token}` }),
        ...(content?.type !== undefined && { 'content-type': content.type }),
      },
      ...(content === undefined ? {} : { body: content.body }),
    });
    if (response.ok) return response;
    const problem = problemSchema.safeParse(await response.json().catch(() => null));
    if (problem.success) throw new PapiscopeError(problem.data.code, problem.data.detail);
    throw new PapiscopeError('internal', `${method} ${address} was answered with ${response.status}.`);
  }
}
