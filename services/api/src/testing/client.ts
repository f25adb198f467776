import assert from 'node:assert/strict';
import { problemSchema, type Problem } from '@papiscope/shared/contracts';

/** Somebody who uses the API: with the cookie of a browser, with a token, or with nothing. */
export class Client {
  cookie = '';

  constructor(
    private readonly url: string,
    private readonly token: string | null = null,
  ) {}

  async send(
    method: string,
    address: string,
    body?: unknown,
    more: Readonly<Record<string, string>> = {},
  ): Promise<Response> {
    const raw = body === undefined || body instanceof FormData || typeof body === 'string';
    const response = await fetch(new URL(address, this.url), {
      method,
      redirect: 'manual',
      headers: {
        'X-Papiscope': '1',
        ...(this.cookie !== '' && { Cookie: this.cookie }),
        ...(this.token !== null && { Authorization: `Bearer ${this.token}` }),
        ...(!raw && { 'Content-Type': 'application/json' }),
        ...more,
      },
      ...(body !== undefined && { body: raw ? (body as string) : JSON.stringify(body) }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      this.cookie = pair.endsWith('=') ? '' : pair;
    }
    return response;
  }

  async json<T = Record<string, unknown>>(method: string, address: string, body?: unknown): Promise<T> {
    const response = await this.send(method, address, body);
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${address}: ${response.status} ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }

  async problem(
    method: string,
    address: string,
    body?: unknown,
    more?: Readonly<Record<string, string>>,
  ): Promise<Problem> {
    const response = await this.send(method, address, body, more);
    const text = await response.text();
    assert.equal(response.ok, false, `${method} ${address} was not refused: ${text}`);
    return problemSchema.strict().parse(JSON.parse(text));
  }

  async login(email: string, password: string): Promise<this> {
    await this.json('POST', '/api/v1/auth/login', { email, password });
    return this;
  }
}
