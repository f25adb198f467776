import {
  detectedLightsSchema,
  notesSchema,
  PapiscopeError,
  previewAnswerSchema,
  reportFactsSchema,
  sessionListQuerySchema,
  sessionListSchema,
  sessionParamsSchema,
  sessionRecordSchema,
  sessionRemovedSchema,
  sessionStatusAnswerSchema,
  sessionStatusSchema,
  uploadOptionsSchema,
} from '@papiscope/shared/contracts';
import { route } from '../http/route';
import { sendObject } from '../media/send-object';
import { findSession, markSession, storeOf } from '../sessions/find';
import { listSessions } from '../sessions/list';
import { toRecord, toStatus } from '../sessions/present';
import { removeSession } from '../sessions/remove';

const tag = 'sessions';
const SESSION = '/api/v1/papi-measurements/session/{id}';

export const sessionRoutes = [
  route({
    method: 'get',
    path: '/api/v1/papi-measurements/sessions',
    access: 'viewer',
    scope: 'filtered',
    tag,
    summary: 'A page of sessions, the newest first',
    query: sessionListQuerySchema,
    answer: { status: 200, schema: sessionListSchema },
    handler: ({ context, query, caller }) => listSessions(context.database, query, caller),
  }),
  route({
    method: 'get',
    path: SESSION,
    access: 'viewer',
    scope: 'session',
    tag,
    summary: 'The whole record of a session',
    params: sessionParamsSchema,
    answer: { status: 200, schema: sessionRecordSchema },
    handler: async (call) => toRecord(await findSession(call)),
  }),
  route({
    method: 'get',
    path: `${SESSION}/status`,
    access: 'viewer',
    scope: 'session',
    tag,
    summary: 'Where a session stands',
    params: sessionParamsSchema,
    answer: { status: 200, schema: sessionStatusAnswerSchema },
    handler: async (call) => toStatus(await findSession(call)),
  }),
  route({
    method: 'get',
    path: `${SESSION}/preview`,
    access: 'viewer',
    scope: 'session',
    tag,
    summary: 'The frame in which the lights are to be confirmed, and the lights found in it',
    params: sessionParamsSchema,
    answer: { status: 200, schema: previewAnswerSchema },
    handler: async (call) => {
      const session = await findSession(call);
      const key = session.preview_image_s3_key;
      return {
        session_id: session.id,
        preview_url: key === null ? null : await storeOf(call.context.stores, session).signedReadUrl(key),
        detected_lights: detectedLightsSchema.nullable().parse(session.detected_lights),
        status: sessionStatusSchema.parse(session.status),
      };
    },
  }),
  route({
    method: 'get',
    path: `${SESSION}/preview.jpg`,
    access: 'viewer',
    scope: 'session',
    tag,
    summary: 'The frame itself, from this address whatever the storage, so that pages may read its pixels',
    params: sessionParamsSchema,
    answer: { status: 200, media: ['image/jpeg'], description: 'The picture.' },
    handler: async (call) => {
      const session = await findSession(call);
      const key = session.preview_image_s3_key;
      if (key === null) throw new PapiscopeError('object_missing', 'The session has no preview yet.');
      await sendObject(call.req, call.res, storeOf(call.context.stores, session), key);
    },
  }),
  route({
    method: 'put',
    path: `${SESSION}/notes`,
    access: 'operator',
    scope: 'session',
    tag,
    summary: 'Replaces the notes (Markdown)',
    params: sessionParamsSchema,
    body: notesSchema,
    answer: { status: 200, schema: notesSchema },
    handler: async (call) => {
      markSession(call);
      const { notes } = call.body;
      await call.context.database.measurementSession.update({
        where: { id: call.params.id },
        data: { notes },
        select: { id: true },
      });
      return { notes };
    },
  }),
  route({
    method: 'put',
    path: `${SESSION}/report-facts`,
    access: 'operator',
    scope: 'session',
    tag,
    summary:
      'Replaces what the report states that no measurement tells: number, operator, drone, camera, weather, …',
    params: sessionParamsSchema,
    body: reportFactsSchema,
    answer: { status: 200, schema: reportFactsSchema },
    handler: async (call) => {
      const { id, options } = await findSession(call);
      await call.context.database.measurementSession.update({
        where: { id },
        data: { options: { ...uploadOptionsSchema.parse(options), report: call.body } },
        select: { id: true },
      });
      return call.body;
    },
  }),
  route({
    method: 'delete',
    path: SESSION,
    access: 'operator',
    scope: 'session',
    tag,
    summary: 'Stops the session, removes its record and every file of it, and tells what there was',
    params: sessionParamsSchema,
    answer: { status: 200, schema: sessionRemovedSchema },
    handler: async (call) => removeSession(call.context, await findSession(call)),
  }),
];
