import { problemSchema } from '@papiscope/shared/contracts';
import { z } from 'zod';
import type { Route } from './route';

type Json = Record<string, unknown>;

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const json: Json = { ...z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline' }) };
  delete json['$schema'];
  return json;
}

/** Path and query parameters, one by one, as OpenAPI wants them. */
function parameters(schema: z.ZodType | undefined, place: 'path' | 'query'): Json[] {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
    properties?: Json;
    required?: string[];
  };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: property,
  }));
}

/** OpenAPI has no notation for a parameter that takes in the rest of the path. */
export function openApiPath(path: string): string {
  return path.replace('*}', '}');
}

function requestBody({ schemas, upload }: Route): Json | undefined {
  const schema = upload?.schema ?? schemas.body;
  if (schema === undefined) return undefined;
  const media = [upload?.media ?? 'application/json'].flat();
  const body = { schema: schemaOf(schema, 'input') };
  return { required: true, content: Object.fromEntries(media.map((type) => [type, body])) };
}

function response({ answer }: Route): Json {
  if ('empty' in answer) return { description: 'Done.' };
  const schema = answer.schema === undefined ? {} : { schema: schemaOf(answer.schema, 'output') };
  if (!('media' in answer)) return { description: 'Done.', content: { 'application/json': schema } };
  return {
    description: answer.description,
    content: Object.fromEntries(answer.media.map((media) => [media, schema])),
  };
}

function operation(route: Route): Json {
  const body = requestBody(route);
  return {
    tags: [route.tag],
    summary: route.summary,
    operationId: `${route.method}${route.path.replaceAll(/[^a-z0-9]+/gi, '_')}`,
    'x-access': route.access,
    'x-scope': route.scope,
    parameters: [...parameters(route.schemas.params, 'path'), ...parameters(route.schemas.query, 'query')],
    ...(body && { requestBody: body }),
    responses: {
      [route.answer.status]: response(route),
      default: { $ref: '#/components/responses/Problem' },
    },
  };
}

/** The OpenAPI 3.1 document of a route table. */
export function openApiOf(routes: readonly Route[], version: string): Json {
  const paths: Record<string, Json> = {};
  for (const route of routes) (paths[openApiPath(route.path)] ??= {})[route.method] = operation(route);
  return {
    openapi: '3.1.0',
    info: { title: 'papiscope', version, description: 'Measures airport PAPI lights from drone videos.' },
    paths,
    components: {
      schemas: { Problem: schemaOf(problemSchema, 'output') },
      responses: {
        Problem: {
          description: 'What went wrong (RFC 9457).',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
    },
  };
}
