import { cancelChore, startChore, type Chore } from '@papiscope/shared';
import {
  choreListQuerySchema,
  choreListSchema,
  choreParamsSchema,
  choreSchema,
  migrateOptionsSchema,
  PapiscopeError,
} from '@papiscope/shared/contracts';
import type { Context } from '@papiscope/shared';
import { toChore } from '../chores/present';
import { route } from '../http/route';

const tag = 'administration';
const CHORES = '/api/v1/admin/chores';
/** The newest ones that a list tells. */
const LISTED = 200;

async function findChore({ database }: Context, id: string): Promise<Chore> {
  const row = await database.chore.findUnique({ where: { id } });
  if (row === null) throw new PapiscopeError('not_found', 'There is no such chore.');
  return row;
}

export const choreRoutes = [
  route({
    method: 'post',
    path: '/api/v1/admin/storage-migrations',
    access: 'admin',
    scope: 'everywhere',
    tag,
    summary:
      'Begins to move local sessions to S3, as papiscope migrate-storage does; follow it under admin/chores',
    body: migrateOptionsSchema,
    answer: { status: 202, schema: choreSchema },
    handler: async ({ context, body, res }) => {
      if (context.config.storage.s3 === undefined) throw new PapiscopeError('bucket_missing');
      // With one that cannot be reached there is nothing to begin either.
      await context.stores.of('s3').ping();
      const chore = await startChore(context, 'storage-migrate', JSON.parse(JSON.stringify(body)));
      res.location(`${CHORES}/${chore.id}`);
      return toChore(chore);
    },
  }),
  route({
    method: 'get',
    path: CHORES,
    access: 'admin',
    scope: 'everywhere',
    tag,
    summary: 'Work that no session waits for, the newest first',
    query: choreListQuerySchema,
    answer: { status: 200, schema: choreListSchema },
    handler: async ({ context, query: { status } }) => {
      const where = status === undefined ? {} : { status };
      const rows = await context.database.chore.findMany({
        where,
        orderBy: { created_at: 'desc' },
        take: LISTED,
      });
      return { chores: rows.map(toChore) };
    },
  }),
  route({
    method: 'get',
    path: `${CHORES}/{id}`,
    access: 'admin',
    scope: 'everywhere',
    tag,
    summary: 'How a chore stands',
    params: choreParamsSchema,
    answer: { status: 200, schema: choreSchema },
    handler: async ({ context, params }) => toChore(await findChore(context, params.id)),
  }),
  route({
    method: 'post',
    path: `${CHORES}/{id}/cancel`,
    access: 'admin',
    scope: 'everywhere',
    tag,
    summary: 'Stops a chore; what it has done stays done',
    params: choreParamsSchema,
    answer: { status: 200, schema: choreSchema },
    handler: async ({ context, params }) => {
      await cancelChore(context.database, params.id);
      return toChore(await findChore(context, params.id));
    },
  }),
];
