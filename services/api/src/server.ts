import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ensureFirstAdmin, type Context } from '@papiscope/shared';
import { signerOf } from './custody/signer';
import { createApi, type ApiOptions } from './api';
import { requestLimit } from './http/limits';
import { PATIENCE } from './http/patience';

/** Milliseconds that running requests get to end when the service stops. */
const GRACE = 10_000;
/** Milliseconds between two looks for connections without a request while the service stops. */
const SWEEP = 50;
/** Milliseconds between two looks for heads that take too long, at most. */
const HEADS = 5_000;

export interface RunningApi {
  readonly port: number;
  /** Refuses new requests, lets running ones end, then closes. */
  stop(): Promise<void>;
}

/** Listens where the configuration says. */
export async function startApi(
  context: Context,
  options: Omit<ApiOptions, 'stopping'> = {},
): Promise<RunningApi> {
  const { host, port } = context.config.api;
  await signerOf(context.config);
  await ensureFirstAdmin(context, `http://${host}:${port}`);
  const stopping = new AbortController();
  const limit = requestLimit(context.config, context.log);
  const { patience = PATIENCE } = options;
  const server = createServer(
    {
      headersTimeout: patience.head,
      connectionsCheckingInterval: Math.min(patience.head, HEADS),
      requestTimeout: 0,
    },
    createApi(context, { limit, ...options, stopping: stopping.signal }),
  );
  server.setTimeout(patience.silence);
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address() as AddressInfo;
  context.log.info({ host, port: address.port, auth: context.config.access.mode }, 'api is listening');
  return {
    port: address.port,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      stopping.abort();
      const timer = setTimeout(() => server.closeAllConnections(), GRACE);
      // A connection whose request has ended would be kept for a next one, which is not wanted any more.
      const sweep = setInterval(() => server.closeIdleConnections(), SWEEP);
      await closed.finally(() => {
        clearTimeout(timer);
        clearInterval(sweep);
        limit?.close();
      });
    },
  };
}
