import {
  idParamsSchema,
  PapiscopeError,
  siteImportAnswerSchema,
  siteImportSchema,
  siteSchema,
} from '@papiscope/shared/contracts';
import { requireOwnAirport } from '../access/caller';
import { route } from '../http/route';
import { importSite } from '../sites/import-site';
import { siteOf, WITH_POINTS } from '../sites/place';

const tag = 'sites';

export const siteRoutes = [
  route({
    method: 'get',
    path: '/api/v1/runways/{id}/site',
    access: 'viewer',
    scope: 'runway',
    tag,
    summary: 'Airport, runway and points as the site.json of the command line',
    params: idParamsSchema,
    answer: { status: 200, schema: siteSchema },
    handler: async ({ context, params: { id } }) => {
      const row = await context.database.runway.findUnique({ where: { id }, include: WITH_POINTS });
      if (row === null) throw new PapiscopeError('not_found', 'There is no such runway.');
      return siteOf(row);
    },
  }),
  route({
    method: 'put',
    path: '/api/v1/sites',
    access: 'admin',
    scope: 'filtered',
    tag,
    summary: 'Imports a site.json: airport, runway and points become what it says',
    body: siteImportSchema,
    answer: { status: 200, schema: siteImportAnswerSchema },
    handler: ({ context, caller, body }) => {
      requireOwnAirport(caller, body.airport.icao);
      return importSite(context.database, body);
    },
  }),
];
