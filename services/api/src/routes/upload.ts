import { randomUUID } from 'node:crypto';
import { createSession } from '@papiscope/shared';
import { sessionStatusSchema, uploadAnswerSchema, uploadFieldsSchema } from '@papiscope/shared/contracts';
import { z } from 'zod';
import { requireAirport } from '../access/caller';
import { route } from '../http/route';
import { countUpload } from '../metrics/uploads';
import { markSession } from '../sessions/find';
import { findPlace } from '../sites/place';
import { checkStoredVideo } from '../upload/check-video';
import { withUpload } from '../upload/receive';

const file = (contentDescription: string) =>
  z.string().meta({ format: 'binary', description: contentDescription });

const formSchema = uploadFieldsSchema.extend({
  options: uploadFieldsSchema.shape.options.meta({ description: 'JSON' }),
  video: file('mp4, mov, avi or mkv'),
  telemetry: file('.srt, or .csv with named columns').optional(),
});

export const uploadRoutes = [
  route({
    method: 'post',
    path: '/api/v1/papi-measurements/upload-video',
    access: 'operator',
    scope: 'filtered',
    tag: 'sessions',
    summary: 'Uploads a video, checks it and begins a session; send the fields before the files',
    upload: { media: 'multipart/form-data', schema: formSchema },
    answer: { status: 201, schema: uploadAnswerSchema },
    handler: async ({ context, caller, req, res }) => {
      const { database, stores, config } = context;
      const { type: storageType, store } = stores.current;
      const sessionId = randomUUID();
      const uploadBeganAt = new Date();
      markSession({ res, params: { id: sessionId } });
      // Once everything has arrived the connection is silent while the storage describes and ffprobe reads it.
      req.once('end', () => req.socket.setTimeout(0));
      const reception = {
        sessionId,
        store,
        log: context.log,
        maxBytes: config.api.maxUploadBytes,
        maxTelemetryBytes: config.api.maxTelemetryBytes,
        checkPlace: async ({ airport_icao, runway_code }: { airport_icao: string; runway_code: string }) => {
          requireAirport(caller, airport_icao);
          return findPlace(database, airport_icao, runway_code);
        },
      };
      const receive = () =>
        withUpload(req, reception, async ({ fields, video, telemetry }) => {
          const videoInfo = await checkStoredVideo(store, video, video.fileName);
          const { runwayId, site } = await findPlace(database, fields.airport_icao, fields.runway_code);
          return createSession(context, {
            id: sessionId,
            runwayId,
            site,
            options: fields.options,
            storageType,
            originalFileName: video.fileName,
            originalKey: video.key,
            videoSha256: video.sha256,
            videoInfo,
            uploadBeganAt,
            accountId: caller.account?.id ?? null,
            ...(telemetry && { telemetry }),
          });
        });
      const session = await countUpload(context, 'one', () =>
        context.tracing.span(sessionId, 'upload', { 'papiscope.request_id': String(req.id) }, receive),
      );
      res.location(`/api/v1/papi-measurements/session/${session.id}`);
      return { session_id: session.id, status: sessionStatusSchema.parse(session.status) };
    },
  }),
];
