import {
  airportAnswerSchema,
  airportInputSchema,
  airportListQuerySchema,
  airportListSchema,
  idParamsSchema,
  PapiscopeError,
} from '@papiscope/shared/contracts';
import { requireOwnAirport, visibleIcao } from '../access/caller';
import { route } from '../http/route';
import { toAirport } from '../sites/present';

const tag = 'sites';
const AIRPORT = '/api/v1/airports/{id}';

export const airportRoutes = [
  route({
    method: 'get',
    path: '/api/v1/airports',
    access: 'viewer',
    scope: 'filtered',
    tag,
    summary: 'Airports by ICAO code',
    query: airportListQuerySchema,
    answer: { status: 200, schema: airportListSchema },
    handler: async ({ context, caller, query }) => {
      const seen = visibleIcao(caller);
      const rows = await context.database.airport.findMany({
        where: { AND: [query.icao === undefined ? {} : { icao: query.icao }, seen ? { icao: seen } : {}] },
        orderBy: { icao: 'asc' },
      });
      return { airports: rows.map(toAirport) };
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/airports',
    access: 'admin',
    scope: 'filtered',
    tag,
    summary: 'A new airport',
    body: airportInputSchema,
    answer: { status: 201, schema: airportAnswerSchema },
    handler: async ({ context, caller, body, res }) => {
      requireOwnAirport(caller, body.icao);
      const row = await context.database.airport.create({ data: body });
      res.location(`/api/v1/airports/${row.id}`);
      return toAirport(row);
    },
  }),
  route({
    method: 'get',
    path: AIRPORT,
    access: 'viewer',
    scope: 'airport',
    tag,
    summary: 'An airport',
    params: idParamsSchema,
    answer: { status: 200, schema: airportAnswerSchema },
    handler: async ({ context, params: { id } }) => {
      const row = await context.database.airport.findUnique({ where: { id } });
      if (row === null) throw new PapiscopeError('not_found', 'There is no such airport.');
      return toAirport(row);
    },
  }),
  route({
    method: 'put',
    path: AIRPORT,
    access: 'admin',
    scope: 'airport',
    tag,
    summary: 'Changes an airport',
    params: idParamsSchema,
    body: airportInputSchema,
    answer: { status: 200, schema: airportAnswerSchema },
    handler: async ({ context, caller, params: { id }, body }) => {
      requireOwnAirport(caller, body.icao);
      return toAirport(await context.database.airport.update({ where: { id }, data: body }));
    },
  }),
  route({
    method: 'delete',
    path: AIRPORT,
    access: 'admin',
    scope: 'airport',
    tag,
    summary: 'Removes an airport with its runways; refused while there are sessions of it',
    params: idParamsSchema,
    answer: { status: 204, empty: true },
    handler: async ({ context, params: { id } }) => {
      await context.database.airport.delete({ where: { id } });
    },
  }),
];
