import type { Request, Response } from 'express';
import type { z } from 'zod';
import type { Context } from '@papiscope/shared';
import type { Caller } from '../access/caller';
import type { Scope } from '../access/scope';
import { parseParams, parsePart } from './parse';

/** Who may call a route. `public`: anybody who reaches the port; each of the others includes the ones before it. */
export type AccessRule = 'public' | 'viewer' | 'operator' | 'admin';

/** What a handler gets: the parsed request, and the raw one for streams. */
export interface Call<P, Q, B> {
  readonly context: Context;
  readonly caller: Caller;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly req: Request;
  readonly res: Response;
  /** Aborts when the service is asked to stop: what could go on for ever ends then. */
  readonly stopping: AbortSignal;
}

/** Answers with JSON of `schema`; with another status where the handler has set one. */
export interface JsonAnswer<A extends z.ZodType = z.ZodType> {
  readonly status: number;
  readonly schema: A;
}
/** The handler writes the answer itself; the media types are what it may be. */
export interface StreamAnswer {
  readonly status: number;
  readonly media: readonly string[];
  readonly description: string;
  /** What the body is, for the description, where it is JSON all the same. */
  readonly schema?: z.ZodType;
}
export interface EmptyAnswer {
  readonly status: 204;
  readonly empty: true;
}

type Method = 'get' | 'post' | 'put' | 'delete';

interface Description {
  readonly method: Method;
  /** With parameters in braces, as OpenAPI writes them. */
  readonly path: `/${string}`;
  readonly access: AccessRule;
  readonly scope: Scope;
  readonly tag: string;
  readonly summary: string;
  /** A body that the handler reads itself: described, not parsed. */
  readonly upload?: { readonly media: string | readonly string[]; readonly schema: z.ZodType };
}

interface Schemas<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> {
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
}

type Answer = JsonAnswer | StreamAnswer | EmptyAnswer;
type Returned<A extends Answer> = A extends StreamAnswer
  ? void
  : A extends JsonAnswer<infer S>
    ? z.input<S>
    : void;

/** A call as the router has it. */
export interface RawCall extends Omit<Call<unknown, unknown, unknown>, 'params' | 'query' | 'body'> {
  /** Awaited once the handler has done its work, before anybody is told. */
  done(body: unknown): Promise<void>;
}

/** A row of the route table; the router and the OpenAPI document both come from it. */
export interface Route extends Description {
  readonly schemas: Schemas<z.ZodType, z.ZodType, z.ZodType>;
  readonly answer: Answer;
  run(request: RawCall): Promise<void>;
}

type None = z.ZodUndefined;

/** Binds a handler to its schemas: it sees parsed input only and must return what the answer's schema says. */
export function route<
  const A extends Answer,
  P extends z.ZodType = None,
  Q extends z.ZodType = None,
  B extends z.ZodType = None,
>(
  definition: Description &
    Schemas<P, Q, B> & {
      readonly answer: A;
      handler(call: Call<z.output<P>, z.output<Q>, z.output<B>>): Promise<Returned<A>>;
    },
): Route {
  const { params, query, body, handler, answer, ...description } = definition;
  return {
    ...description,
    schemas: { ...(params && { params }), ...(query && { query }), ...(body && { body }) },
    answer,
    async run({ done, ...request }) {
      const { req, res } = request;
      const input = {
        params: parseParams(params, req.params) as z.output<P>,
        query: parsePart('query', query, req.query) as z.output<Q>,
        body: parsePart('body', body, req.body) as z.output<B>,
      };
      const result = await handler({ ...request, ...input });
      await done(input.body);
      if ('empty' in answer) res.status(204).end();
      else if (!('media' in answer)) {
        if (res.statusCode === 200) res.status(answer.status);
        res.json(result);
      }
    },
  };
}
