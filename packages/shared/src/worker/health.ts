import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const METRICS_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

export interface HealthServer {
  readonly port: number;
  stop(): Promise<void>;
}

/**
 * Answers `/healthz` (the process runs), `/readyz` (it can do its work) and `/metrics` (for Prometheus).
 * @param port 0: any free port
 * @param checks each throws when its part is not usable
 */
export async function startHealthServer(
  host: string,
  port: number,
  checks: Readonly<Record<string, () => Promise<void>>>,
  metrics: () => Promise<string>,
): Promise<HealthServer> {
  const readiness = async (): Promise<{ ready: boolean; parts: Record<string, string> }> => {
    const parts = await Promise.all(
      Object.entries(checks).map(async ([name, check]) => {
        try {
          await check();
          return [name, 'ok'] as const;
        } catch {
          return [name, 'unavailable'] as const;
        }
      }),
    );
    return { ready: parts.every(([, state]) => state === 'ok'), parts: Object.fromEntries(parts) };
  };

  const server = createServer((request, response) => {
    const answer = (status: number, body: unknown): void => {
      response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
      response.end(JSON.stringify(body));
    };
    if (request.url === '/healthz') answer(200, { status: 'ok' });
    else if (request.url === '/readyz')
      void readiness().then(({ ready, parts }) => answer(ready ? 200 : 503, { ready, ...parts }));
    else if (request.url === '/metrics')
      void metrics().then(
        (text) => response.writeHead(200, { 'content-type': METRICS_TYPE }).end(text),
        () => answer(503, { status: 'unavailable' }),
      );
    else answer(404, { status: 'not found' });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
