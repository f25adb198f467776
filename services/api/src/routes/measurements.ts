import {
  flightResultSchema,
  framesAnswerSchema,
  framesQuerySchema,
  PapiscopeError,
  sessionParamsSchema,
} from '@papiscope/shared/contracts';
import { framesAnswer, FrameWarnings } from '../frames/answer';
import { readFrames } from '../frames/read-frames';
import { sendFrames } from '../frames/send';
import { route } from '../http/route';
import { clientGone } from '../media/client-gone';
import { findSession, storeOf } from '../sessions/find';

const tag = 'measurements';

export const measurementRoutes = [
  route({
    method: 'get',
    path: '/api/v1/papi-measurements/{id}/frames',
    access: 'viewer',
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
      const pieces = framesAnswer(session.id, readFrames(body), query, warnings);
      await sendFrames(req, res, pieces, warnings).catch((error: unknown) => {
        if (!signal.aborted) throw error;
      });
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/papi-measurements/{id}/result',
    access: 'viewer',
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
];
