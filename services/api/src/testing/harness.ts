import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Context } from '@papiscope/shared';
import { problemSchema, type Problem } from '@papiscope/shared/contracts';
import { startTestEnvironment } from '@papiscope/shared/testing';
import type { z } from 'zod';
import { openApiPath } from '../http/openapi';
import type { Route } from '../http/route';
import { ROUTES } from '../routes';
import { startApi } from '../server';

export interface Answer<T = unknown> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}

/** An API on a free port over a database and a folder of its own. */
export interface TestApi {
  readonly url: string;
  readonly context: Context;
  /** Sends JSON; the answer must fit what the route table promises. */
  json<T = Record<string, unknown>>(method: string, address: string, body?: unknown): Promise<Answer<T>>;
  /** The same, for a request that must be refused. */
  problem(method: string, address: string, body?: unknown): Promise<Problem>;
  /** Paths of all files in the object store's folder. */
  storedFiles(): Promise<string[]>;
  stop(): Promise<void>;
}

function pattern(route: Route): RegExp {
  return new RegExp(
    `^${openApiPath(route.path)
      .replaceAll(/\{\w+\}/g, '[^/]+')
      .replaceAll('.', '\\.')}$`,
  );
}

/** The row of the table that answers an address. */
function rowFor(method: string, address: string): Route | undefined {
  const { pathname } = new URL(address, 'http://localhost');
  const rows = ROUTES.filter((row) => row.method === method.toLowerCase() && pattern(row).test(pathname));
  return rows[0];
}

function answerSchema(route: Route | undefined): z.ZodType | undefined {
  return route !== undefined && 'schema' in route.answer ? route.answer.schema : undefined;
}

export async function startTestApi(env: Record<string, string> = {}): Promise<TestApi> {
  const environment = await startTestEnvironment('postgres', { API_PORT: '0', ...env });
  const { context } = environment;
  const { dataPath } = context.config;
  const api = await startApi(context);
  const url = `http://127.0.0.1:${api.port}`;

  const send = async (method: string, address: string, body: unknown): Promise<Response> => {
    const raw = body instanceof FormData || typeof body === 'string' || body instanceof ReadableStream;
    const init = body === undefined ? {} : { body: raw ? body : JSON.stringify(body) };
    const headers = body === undefined || raw ? {} : { 'Content-Type': 'application/json' };
    return fetch(new URL(address, url), { method, headers, ...init });
  };

  return {
    url,
    context,
    async json<T>(method: string, address: string, body?: unknown) {
      const response = await send(method, address, body);
      const text = await response.text();
      if (!response.ok) throw new Error(`${method} ${address}: ${response.status} ${text}`);
      const parsed: unknown = text === '' ? undefined : JSON.parse(text);
      answerSchema(rowFor(method, address))?.parse(parsed);
      return { status: response.status, headers: response.headers, body: parsed as T };
    },
    async problem(method, address, body) {
      const response = await send(method, address, body);
      const text = await response.text();
      if (response.ok) throw new Error(`${method} ${address} was not refused: ${text}`);
      assert.match(response.headers.get('content-type') ?? '', /^application\/problem\+json/);
      const problem = problemSchema.strict().parse(JSON.parse(text));
      assert.equal(problem.status, response.status);
      assert.equal(problem.request_id, response.headers.get('x-request-id'));
      return problem;
    },
    async storedFiles() {
      const entries = await readdir(dataPath, { recursive: true, withFileTypes: true });
      return entries
        .filter((entry) => entry.isFile())
        .map((entry) => path.relative(dataPath, path.join(entry.parentPath, entry.name)))
        .sort();
    },
    async stop() {
      await api.stop();
      await environment.stop();
    },
  };
}
