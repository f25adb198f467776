import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What happens to a request instead of, or on, its way to the server. */
export type Fault =
  | { readonly type: 'answer'; readonly status: number; readonly code: string }
  /** Takes nothing of the body and says nothing. */
  | { readonly type: 'stall' }
  /** Passes so many bytes of the answer's body on, then nothing more. */
  | { readonly type: 'stall body' | 'cut body'; readonly after: number }
  | { readonly type: 'cut' };

/** Decides for each request; `count` is how many that one rule has seen, from 1. */
export interface Rule {
  readonly method?: string;
  readonly url?: RegExp;
  readonly fault: (count: number) => Fault | null;
}

export interface FaultProxy {
  readonly url: string;
  /** In order; the first that fits a request decides. */
  rules: Rule[];
  /** Method and address of every request so far. */
  readonly seen: string[];
  close(): Promise<void>;
}

function refuse(response: ServerResponse, status: number, code: string): void {
  const body = `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>no</Message></Error>`;
  response.writeHead(status, { 'content-type': 'application/xml', connection: 'close' }).end(body);
}

/** Stands before a real S3 server and spoils what it is told to; everything else goes through as it is. */
export async function startFaultProxy(target: string): Promise<FaultProxy> {
  const counts = new Map<Rule, number>();
  const seen: string[] = [];
  const { hostname, port } = new URL(target);

  const forward = (incoming: IncomingMessage, response: ServerResponse, fault: Fault | null): void => {
    const { method, url: path, headers } = incoming;
    const outgoing = request({ hostname, port, method, path, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      if (fault === null || !('after' in fault)) return void answer.pipe(response);
      let passed = 0;
      answer.on('data', (chunk: Buffer) => {
        const part = chunk.subarray(0, Math.max(0, fault.after - passed));
        passed += chunk.length;
        const sent = (): void => {
          if (passed >= fault.after && fault.type === 'cut body') response.destroy();
        };
        if (part.length > 0) response.write(part, sent);
      });
      answer.on('error', () => response.destroy());
    });
    outgoing.on('error', () => response.destroy());
    incoming.on('error', () => outgoing.destroy());
    response.on('close', () => outgoing.destroy());
    incoming.pipe(outgoing);
  };

  const proxy: { rules: Rule[] } = { rules: [] };
  const server = createServer((incoming, response) => {
    const { method = '', url = '' } = incoming;
    seen.push(`${method} ${url}`);
    const rule = proxy.rules.find(
      (each) => (each.method ?? method) === method && (each.url === undefined || each.url.test(url)),
    );
    const count = rule === undefined ? 0 : (counts.get(rule) ?? 0) + 1;
    if (rule !== undefined) counts.set(rule, count);
    const fault = rule?.fault(count) ?? null;
    if (fault?.type === 'answer') {
      incoming.resume();
      refuse(response, fault.status, fault.code);
    } else if (fault?.type === 'cut') incoming.destroy();
    else if (fault?.type !== 'stall') forward(incoming, response, fault);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return Object.assign(proxy, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  });
}
