import {
  idParamsSchema,
  newPointSchema,
  PapiscopeError,
  pointAnswerSchema,
  pointInputSchema,
  pointListInputSchema,
  pointListSchema,
  pointParamsSchema,
} from '@papiscope/shared/contracts';
import type { Context } from '@papiscope/shared';
import { route } from '../http/route';
import { lockRunway } from '../sites/place';
import { listPoints, pointData, replacePoints } from '../sites/points';
import { toPoint } from '../sites/present';

const tag = 'sites';
const POINTS = '/api/v1/runways/{id}/reference-points';
const POINT = `${POINTS}/{point_type}` as const;

async function requireRunway({ database }: Context, id: string): Promise<void> {
  if ((await database.runway.count({ where: { id } })) > 0) return;
  throw new PapiscopeError('not_found', 'There is no such runway.');
}

const keyOf = ({ id, point_type }: { id: string; point_type: string }) => ({
  runway_id_point_type: { runway_id: id, point_type },
});

export const referencePointRoutes = [
  route({
    method: 'get',
    path: POINTS,
    access: 'viewer',
    scope: 'runway',
    tag,
    summary: 'The surveyed points of a runway',
    params: idParamsSchema,
    answer: { status: 200, schema: pointListSchema },
    handler: async ({ context, params: { id } }) => {
      await requireRunway(context, id);
      return { reference_points: (await listPoints(context.database, id)).map(toPoint) };
    },
  }),
  route({
    method: 'put',
    path: POINTS,
    access: 'admin',
    scope: 'runway',
    tag,
    summary: 'Replaces all points of a runway, or none when one is wrong',
    params: idParamsSchema,
    body: pointListInputSchema,
    answer: { status: 200, schema: pointListSchema },
    handler: async ({ context, params: { id }, body }) => {
      const rows = await replacePoints(context.database, id, body.reference_points);
      return { reference_points: rows.map(toPoint) };
    },
  }),
  route({
    method: 'post',
    path: POINTS,
    access: 'admin',
    scope: 'runway',
    tag,
    summary: 'A new point; a runway has one of each type',
    params: idParamsSchema,
    body: newPointSchema,
    answer: { status: 201, schema: pointAnswerSchema },
    handler: async ({ context, params: { id }, body, res }) => {
      await requireRunway(context, id);
      const data = { ...pointData(body), runway_id: id };
      const row = await context.database.referencePoint.create({ data });
      res.location(`/api/v1/runways/${id}/reference-points/${row.point_type}`);
      return toPoint(row);
    },
  }),
  route({
    method: 'get',
    path: POINT,
    access: 'viewer',
    scope: 'runway',
    tag,
    summary: 'One point of a runway',
    params: pointParamsSchema,
    answer: { status: 200, schema: pointAnswerSchema },
    handler: async ({ context, params }) => {
      const row = await context.database.referencePoint.findUnique({ where: keyOf(params) });
      if (row === null) throw new PapiscopeError('not_found', 'There is no such point.');
      return toPoint(row);
    },
  }),
  route({
    method: 'put',
    path: POINT,
    access: 'admin',
    scope: 'runway',
    tag,
    summary: 'Writes one point, new or not',
    params: pointParamsSchema,
    body: pointInputSchema,
    answer: { status: 200, schema: pointAnswerSchema },
    handler: async ({ context, params, body }) => {
      const data = pointData({ ...body, point_type: params.point_type });
      const row = await context.database.$transaction(async (tx) => {
        await lockRunway(tx, params.id);
        return tx.referencePoint.upsert({
          where: keyOf(params),
          create: { ...data, runway_id: params.id },
          update: data,
        });
      });
      return toPoint(row);
    },
  }),
  route({
    method: 'delete',
    path: POINT,
    access: 'admin',
    scope: 'runway',
    tag,
    summary: 'Removes one point',
    params: pointParamsSchema,
    answer: { status: 204, empty: true },
    handler: async ({ context, params }) => {
      await context.database.referencePoint.delete({ where: keyOf(params) });
    },
  }),
];
