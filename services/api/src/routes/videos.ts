import { attachment, type MeasurementSession } from '@papiscope/shared';
import {
  PapiscopeError,
  videoParamsSchema,
  videoQuerySchema,
  videoUrlSchema,
  type VideoType,
} from '@papiscope/shared/contracts';
import { route } from '../http/route';
import { sendObject } from '../media/send-object';
import { findSession, storeOf } from '../sessions/find';
import { videoKey } from '../sessions/videos';
import { whyMissing } from '../sessions/why-missing';

const tag = 'videos';

function keyOf(session: MeasurementSession, type: VideoType): string {
  const key = videoKey(session, type);
  if (key !== null) return key;
  throw new PapiscopeError('object_missing', whyMissing(session, type));
}

/** What a saved video is called: the original as it was, the others after place, session and type. */
function downloadName(session: MeasurementSession, type: VideoType): string {
  if (type === 'original') return session.original_file_name;
  return `${session.airport_icao}_${session.runway_code}_${session.id.slice(0, 8)}_${type}.mp4`;
}

export const videoRoutes = [
  route({
    method: 'get',
    path: '/api/v1/papi-measurements/{id}/video/{video_type}/url',
    access: 'viewer',
    scope: 'session',
    tag,
    summary: 'An address a player can open',
    params: videoParamsSchema,
    query: videoQuerySchema,
    answer: { status: 200, schema: videoUrlSchema },
    handler: async (call) => {
      const { id, video_type: type } = call.params;
      const { download } = call.query;
      const { config, stores } = call.context;
      const session = await findSession(call);
      const key = keyOf(session, type);
      const store = storeOf(stores, session);
      if ((await store.head(key)) === null) throw new PapiscopeError('object_missing');
      const { expiresIn, publicUrl } = config.storage;
      const url =
        store.type === 's3'
          ? await store.signedReadUrl(key, {
              expiresIn,
              ...(download && { downloadName: downloadName(session, type) }),
            })
          : `${publicUrl}/api/v1/videos/${id}/${type}.mp4${download ? '?download=true' : ''}`;
      return { url, expires_in: expiresIn };
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/videos/{id}/{video_type}.mp4',
    access: 'viewer',
    scope: 'session',
    tag,
    summary: 'A video, with Range requests; the original in its own container',
    params: videoParamsSchema,
    query: videoQuerySchema,
    answer: { status: 200, media: ['video/*'], description: 'The video, or the part asked for (206).' },
    handler: async (call) => {
      const session = await findSession(call);
      const type = call.params.video_type;
      const key = keyOf(session, type);
      if (call.query.download) call.res.set('Content-Disposition', attachment(downloadName(session, type)));
      await sendObject(call.req, call.res, storeOf(call.context.stores, session), key);
    },
  }),
];
