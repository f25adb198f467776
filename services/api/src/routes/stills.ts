import type { MeasurementSession, ObjectStore } from '@papiscope/shared';
import {
  PapiscopeError,
  sessionParamsSchema,
  stillParamsSchema,
  stillsAnswerSchema,
  unitKey,
  type Still,
  type StillReason,
} from '@papiscope/shared/contracts';
import { route } from '../http/route';
import { sendObject } from '../media/send-object';
import { findSession, storeOf } from '../sessions/find';
import { listedStills, pictureKey } from '../sessions/stills';

const tag = 'videos';

const SENTENCES: Record<StillReason, string> = {
  light_never_found: 'Its light was never found.',
  colour_never_seen: 'It was never seen in that colour.',
  transition_not_measured: 'Its transition was not measured.',
  light_lost: 'Its light was not followed through the transition.',
  frame_missing: 'The video did not give the frame.',
};

async function stillsOf(session: MeasurementSession, store: ObjectStore): Promise<Still[]> {
  const stills = await listedStills(session, store);
  if (stills !== null) return stills;
  throw new PapiscopeError(
    'object_missing',
    session.status === 'completed'
      ? 'The session was measured without stills; they are made with the videos when it is measured anew.'
      : 'The session has no stills yet.',
  );
}

export const stillRoutes = [
  route({
    method: 'get',
    path: '/api/v1/papi-measurements/{id}/stills',
    access: 'viewer',
    scope: 'session',
    tag,
    summary: 'The pictures of each unit in red, at its transition and in white; why one is missing',
    params: sessionParamsSchema,
    answer: { status: 200, schema: stillsAnswerSchema },
    handler: async (call) => {
      const session = await findSession(call);
      const stills = await stillsOf(session, storeOf(call.context.stores, session));
      const address = `/api/v1/papi-measurements/${session.id}/stills`;
      return {
        session_id: session.id,
        stills: stills.map(({ file, ...still }) => ({
          ...still,
          url: file === null ? null : `${address}/${unitKey(still.unit)}/${still.moment}.jpg`,
        })),
      };
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/papi-measurements/{id}/stills/{unit}/{moment}.jpg',
    access: 'viewer',
    scope: 'session',
    tag,
    summary: 'One of them',
    params: stillParamsSchema,
    answer: {
      status: 200,
      media: ['image/jpeg'],
      description: 'The picture, at the resolution of the original.',
    },
    handler: async (call) => {
      const { unit, moment } = call.params;
      const session = await findSession(call);
      const store = storeOf(call.context.stores, session);
      const stills = await stillsOf(session, store);
      const still = stills.find((each) => unitKey(each.unit) === unit && each.moment === moment);
      if (still === undefined) throw new PapiscopeError('object_missing', 'The session has no such unit.');
      if (still.file === null) {
        throw new PapiscopeError('object_missing', SENTENCES[still.reason ?? 'frame_missing']);
      }
      await sendObject(call.req, call.res, store, pictureKey(session, still.file));
    },
  }),
];
