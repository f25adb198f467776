import { keptSeries, readFrames } from '@papiscope/shared';
import {
  flightResultSchema,
  framesAnswerSchema,
  framesQuerySchema,
  PapiscopeError,
  reportQuerySchema,
  seriesQuerySchema,
  seriesSchema,
  sessionParamsSchema,
} from '@papiscope/shared/contracts';
import { framesAnswer, FrameWarnings } from '../frames/answer';
import { sendFrames } from '../frames/send';
import { route } from '../http/route';
import { clientGone } from '../media/client-gone';
import { sendPacked } from '../media/send-packed';
import { reportWords } from '../reports/make';
import { reportSource } from '../reports/source';
import { findSession, storeOf } from '../sessions/find';

const tag = 'measurements';

export const measurementRoutes = [
  route({
    method: 'get',
    path: '/api/v1/papi-measurements/{id}/frames',
    access: 'viewer',
    scope: 'session',
    tag,
    summary: 'What was measured in each frame; from and to in seconds of video, every n-th frame of them',
    params: sessionParamsSchema,
    query: framesQuerySchema,
    answer: {
      status: 200,
      media: ['application/json'],
      schema: framesAnswerSchema,
      description: 'The frames, streamed.',
    },
    handler: async (call) => {
      const { query, context, req, res } = call;
      const session = await findSession(call);
      const key = session.frame_measurements_s3_key;
      if (key === null)
        throw new PapiscopeError('not_found', 'The session has no published measurements yet.');
      const signal = clientGone(res);
      const { body } = await storeOf(context.stores, session).get(key, { signal });
      const warnings = new FrameWarnings();
      const pieces = framesAnswer(session.id, readFrames(body, query), warnings);
      await sendFrames(req, res, pieces, warnings).catch((error: unknown) => {
        if (!signal.aborted) throw error;
      });
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/papi-measurements/{id}/series',
    access: 'viewer',
    scope: 'session',
    tag,
    summary: 'The whole flight thinned for charts, column by column, dense where lights change their colour',
    params: sessionParamsSchema,
    query: seriesQuerySchema,
    answer: {
      status: 200,
      media: ['application/json'],
      schema: seriesSchema,
      description: 'The columns.',
    },
    handler: async (call) => {
      const session = await findSession(call);
      const store = storeOf(call.context.stores, session);
      await sendPacked(call.req, call.res, store, await keptSeries(session, call.query.points, store));
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/papi-measurements/{id}/result',
    access: 'viewer',
    scope: 'session',
    tag,
    summary: 'What the flight as a whole says of the lights',
    params: sessionParamsSchema,
    answer: { status: 200, schema: flightResultSchema },
    handler: async (call) => {
      const { result } = await findSession(call);
      if (result === null) throw new PapiscopeError('not_found', 'The session is not measured yet.');
      return flightResultSchema.parse(result);
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/papi-measurements/{id}/evaluation',
    access: 'viewer',
    scope: 'session',
    tag,
    summary: 'What the report says in words and rows, without the curves: for a screen, at once',
    params: sessionParamsSchema,
    query: reportQuerySchema.pick({ lang: true }),
    answer: { status: 200, media: ['application/json'], description: 'As report.json, `plots` null.' },
    handler: async (call) => {
      const session = await findSession(call);
      const source = await reportSource(call.context.database, session);
      call.res.set('Cache-Control', 'private, no-cache');
      call.res.json(reportWords(session.id, source, call.query.lang));
    },
  }),
];
