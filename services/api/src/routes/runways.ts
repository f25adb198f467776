import {
  compareFlights,
  differenceQuerySchema,
  flightDifferenceSchema,
  historySchema,
  idParamsSchema,
  PapiscopeError,
  runwayAnswerSchema,
  runwayInputSchema,
  runwayListQuerySchema,
  runwayListSchema,
} from '@papiscope/shared/contracts';
import { chosenProfile } from '@papiscope/shared';
import { visibleIcao } from '../access/caller';
import { route } from '../http/route';
import { runwayHistory } from '../sites/history';
import { toRunway } from '../sites/present';

const tag = 'sites';
const RUNWAY = '/api/v1/runways/{id}';
const include = { airport: true } as const;

export const runwayRoutes = [
  route({
    method: 'get',
    path: '/api/v1/runways',
    access: 'viewer',
    scope: 'filtered',
    tag,
    summary: 'Runways by airport and code',
    query: runwayListQuerySchema,
    answer: { status: 200, schema: runwayListSchema },
    handler: async ({ context, caller, query: { airport_icao: icao } }) => {
      const seen = visibleIcao(caller);
      const rows = await context.database.runway.findMany({
        where: {
          AND: [icao === undefined ? {} : { airport: { icao } }, seen ? { airport: { icao: seen } } : {}],
        },
        orderBy: [{ airport: { icao: 'asc' } }, { code: 'asc' }],
        include,
      });
      return { runways: rows.map(toRunway) };
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/airports/{id}/runways',
    access: 'admin',
    scope: 'airport',
    tag,
    summary: 'A new runway of an airport',
    params: idParamsSchema,
    body: runwayInputSchema,
    answer: { status: 201, schema: runwayAnswerSchema },
    handler: async ({
      context: { database },
      params: { id },
      body: { standards_profile: profile, ...fields },
      res,
    }) => {
      if ((await database.airport.count({ where: { id } })) === 0) {
        throw new PapiscopeError('not_found', 'There is no such airport.');
      }
      const row = await database.$transaction(async (tx) => {
        const data = { ...fields, ...(await chosenProfile(tx, profile)), airport_id: id };
        return tx.runway.create({ data, include });
      });
      res.location(`/api/v1/runways/${row.id}`);
      return toRunway(row);
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/airports/{id}/runways',
    access: 'viewer',
    scope: 'airport',
    tag,
    summary: 'The runways of an airport',
    params: idParamsSchema,
    answer: { status: 200, schema: runwayListSchema },
    handler: async ({ context: { database }, params: { id } }) => {
      const airport = await database.airport.findUnique({
        where: { id },
        include: { runways: { orderBy: { code: 'asc' }, include } },
      });
      if (airport === null) throw new PapiscopeError('not_found', 'There is no such airport.');
      return { runways: airport.runways.map(toRunway) };
    },
  }),
  route({
    method: 'get',
    path: RUNWAY,
    access: 'viewer',
    scope: 'runway',
    tag,
    summary: 'A runway',
    params: idParamsSchema,
    answer: { status: 200, schema: runwayAnswerSchema },
    handler: async ({ context, params: { id } }) => {
      const row = await context.database.runway.findUnique({ where: { id }, include });
      if (row === null) throw new PapiscopeError('not_found', 'There is no such runway.');
      return toRunway(row);
    },
  }),
  route({
    method: 'get',
    path: `${RUNWAY}/history`,
    access: 'viewer',
    scope: 'runway',
    tag,
    summary: 'What was measured at a runway, flight by flight',
    params: idParamsSchema,
    answer: { status: 200, schema: historySchema },
    handler: async ({ context: { database }, params: { id } }) => {
      if ((await database.runway.count({ where: { id } })) === 0)
        throw new PapiscopeError('not_found', 'There is no such runway.');
      return { flights: await runwayHistory(database, id) };
    },
  }),
  route({
    method: 'get',
    path: `${RUNWAY}/history/difference`,
    access: 'viewer',
    scope: 'runway',
    tag,
    summary: 'How the units of a runway differ between two flights, with the uncertainty of the difference',
    params: idParamsSchema,
    query: differenceQuerySchema,
    answer: { status: 200, schema: flightDifferenceSchema },
    handler: async ({ context: { database }, params: { id }, query }) => {
      const flights = await runwayHistory(database, id);
      const [from, to] = [query.from, query.to].map((wanted) =>
        flights.find(({ session_id: session }) => session === wanted),
      );
      if (from === undefined || to === undefined)
        throw new PapiscopeError('not_found', 'The runway has no such measured flight.');
      const indicative = [from, to].some((flight) => flight.absolute_angles === 'indicative');
      const absolute = indicative ? ('indicative' as const) : ('valid' as const);
      return { from, to, absolute_angles: absolute, units: compareFlights(from, to) };
    },
  }),
  route({
    method: 'put',
    path: RUNWAY,
    access: 'admin',
    scope: 'runway',
    tag,
    summary: 'Changes a runway; sessions that exist keep the site they were made with',
    params: idParamsSchema,
    body: runwayInputSchema,
    answer: { status: 200, schema: runwayAnswerSchema },
    handler: async ({ context, params: { id }, body: { standards_profile: profile, ...fields } }) => {
      const row = await context.database.$transaction(async (tx) => {
        const data = { ...fields, ...(await chosenProfile(tx, profile)) };
        return tx.runway.update({ where: { id }, data, include });
      });
      return toRunway(row);
    },
  }),
  route({
    method: 'delete',
    path: RUNWAY,
    access: 'admin',
    scope: 'runway',
    tag,
    summary: 'Removes a runway with its points; refused while there are sessions of it',
    params: idParamsSchema,
    answer: { status: 204, empty: true },
    handler: async ({ context, params: { id } }) => {
      await context.database.runway.delete({ where: { id } });
    },
  }),
];
