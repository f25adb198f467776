import {
  ROOT_CONTEXT,
  SpanStatusCode,
  trace,
  TraceFlags,
  type Attributes,
  type Context,
} from '@opentelemetry/api';
import { flightIds, GivenIds } from './flight-ids';

/** Tells a collector what happens to a session, from upload to completion, as one trace. */
export interface Tracing {
  /** Work on a session as a span of its trace. */
  span<T>(sessionId: string, name: string, attributes: Attributes, work: () => Promise<T>): Promise<T>;
  /** The span that all the others lie in: from the beginning of the upload until now. */
  whole(sessionId: string, since: Date): void;
  /** Sends what has not been sent yet. */
  stop(): Promise<void>;
}

const OFF: Tracing = {
  span: (_sessionId, _name, _attributes, work) => work(),
  whole: () => undefined,
  stop: () => Promise.resolve(),
};

function within(sessionId: string): Context {
  return trace.setSpanContext(ROOT_CONTEXT, {
    ...flightIds(sessionId),
    traceFlags: TraceFlags.SAMPLED,
    isRemote: true,
  });
}

/**
 * Loads what traces only where something is traced: it makes an eighth of a process's modules.
 * @param endpoint of a collector (OTLP over HTTP, without `/v1/traces`); null: nothing is traced
 */
export async function createTracing(endpoint: string | null, service: string): Promise<Tracing> {
  if (endpoint === null) return OFF;
  const { OTLPTraceExporter } = await import('@opentelemetry/exporter-trace-otlp-http');
  const { resourceFromAttributes } = await import('@opentelemetry/resources');
  const { BatchSpanProcessor, TracerProvider } = await import('@opentelemetry/sdk-trace');
  const ids = new GivenIds();
  const exporter = new OTLPTraceExporter({
    url: `${endpoint.replace(/\/+$/, '')}/v1/traces`,
    timeoutMillis: 3_000,
  });
  const provider = new TracerProvider({
    idGenerator: ids,
    resource: resourceFromAttributes({ 'service.name': `papiscope-${service}` }),
    spanProcessors: [new BatchSpanProcessor({ exporter })],
  });
  const tracer = provider.getTracer('papiscope');
  return {
    async span(sessionId, name, attributes, work) {
      const all = { ...attributes, 'papiscope.session_id': sessionId };
      const span = tracer.startSpan(name, { attributes: all }, within(sessionId));
      try {
        return await work();
      } catch (error) {
        span.setStatus({
          code: SpanStatusCode.ERROR,
          message: error instanceof Error ? error.message : String(error),
        });
        throw error;
      } finally {
        span.end();
      }
    },
    whole(sessionId, since) {
      const options = { root: true, startTime: since, attributes: { 'papiscope.session_id': sessionId } };
      ids.withIds(flightIds(sessionId), () => tracer.startSpan('flight', options)).end();
    },
    stop: () => provider.shutdown().catch(() => undefined),
  };
}
