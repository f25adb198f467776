import { verifyUrl } from '@papiscope/shared';
import {
  MAX_PARTS,
  PapiscopeError,
  PART_SIZE,
  sessionStatusSchema,
  uploadCompletedSchema,
  uploadCompleteSchema,
  uploadCreateSchema,
  uploadLimitsSchema,
  uploadParamsSchema,
  uploadPartParamsSchema,
  uploadPartsSchema,
  uploadPartUrlSchema,
  uploadSchema,
  uploadTelemetryAnswerSchema,
  uploadTelemetryQuerySchema,
} from '@papiscope/shared/contracts';
import { z } from 'zod';
import { requireAirport } from '../access/caller';
import { route } from '../http/route';
import { markSession } from '../sessions/find';
import { extensionsOf } from '../upload/media-types';
import { abortUpload } from '../uploads/abort';
import { completeUpload } from '../uploads/complete';
import { findUpload, useUpload, uploadStore } from '../uploads/find';
import { openUpload } from '../uploads/open';
import { partUrl, receivePart } from '../uploads/parts';
import { toUpload } from '../uploads/present';
import { receiveTelemetry } from '../uploads/telemetry';

const tag = 'uploads';
const UPLOAD = '/api/v1/uploads/{upload_id}';
const bytesSchema = z.string().meta({ format: 'binary' });

export const resumableUploadRoutes = [
  route({
    method: 'get',
    path: '/api/v1/upload-limits',
    access: 'viewer',
    scope: 'none',
    tag,
    summary: 'What may be uploaded',
    answer: { status: 200, schema: uploadLimitsSchema },
    handler: ({ context: { config } }) =>
      Promise.resolve({
        max_video_bytes: config.api.maxUploadBytes,
        max_telemetry_bytes: config.api.maxTelemetryBytes,
        video_extensions: extensionsOf('video'),
        telemetry_extensions: extensionsOf('telemetry'),
        min_part_bytes: PART_SIZE.min,
        max_part_bytes: PART_SIZE.max,
        max_parts: MAX_PARTS,
        abandoned_after: config.retention.abandonedUploads / 1000,
      }),
  }),
  route({
    method: 'post',
    path: '/api/v1/uploads',
    access: 'operator',
    scope: 'filtered',
    tag,
    summary: 'Begins an upload in parts',
    body: uploadCreateSchema,
    answer: { status: 201, schema: uploadSchema },
    handler: async ({ context, caller, body, res }) => {
      requireAirport(caller, body.airport_icao);
      const row = await openUpload(context, body, caller.account?.id ?? null);
      markSession({ res, params: row });
      res.location(`/api/v1/uploads/${row.id}`);
      return toUpload(row, context.config.retention.abandonedUploads);
    },
  }),
  route({
    method: 'get',
    path: UPLOAD,
    access: 'operator',
    scope: 'upload',
    tag,
    summary: 'How an upload stands',
    params: uploadParamsSchema,
    answer: { status: 200, schema: uploadSchema },
    handler: async ({ context, params }) =>
      toUpload(await findUpload(context, params.upload_id), context.config.retention.abandonedUploads),
  }),
  route({
    method: 'put',
    path: `${UPLOAD}/telemetry`,
    access: 'operator',
    scope: 'upload',
    tag,
    summary: 'Sends the telemetry beside the video; a former one is replaced',
    params: uploadParamsSchema,
    query: uploadTelemetryQuerySchema,
    upload: { media: ['application/x-subrip', 'text/csv'], schema: bytesSchema },
    answer: { status: 200, schema: uploadTelemetryAnswerSchema },
    handler: async ({ context, params, query, req }) => ({
      telemetry_file_name: query.file_name,
      bytes: await receiveTelemetry(context, params.upload_id, query.file_name, req),
    }),
  }),
  route({
    method: 'get',
    path: `${UPLOAD}/parts/{part_number}/url`,
    access: 'operator',
    scope: 'upload',
    tag,
    summary: 'An address to PUT the bytes of one part to',
    params: uploadPartParamsSchema,
    answer: { status: 200, schema: uploadPartUrlSchema },
    handler: async ({ context, params, res }) => {
      res.set('Cache-Control', 'no-store');
      const { url, expires_in } = await partUrl(context, params.upload_id, params.part_number);
      return { method: 'PUT' as const, url, headers: {}, expires_in };
    },
  }),
  route({
    method: 'get',
    path: `${UPLOAD}/parts`,
    access: 'operator',
    scope: 'upload',
    tag,
    summary: 'The parts that have arrived',
    params: uploadParamsSchema,
    answer: { status: 200, schema: uploadPartsSchema },
    handler: async ({ context, params }) => {
      const row = await useUpload(context, params.upload_id);
      const parts = await uploadStore(context, row).multipart.listParts(row.key, row.multipart_id);
      return { parts: parts.map(({ partNumber, etag, size }) => ({ part_number: partNumber, etag, size })) };
    },
  }),
  route({
    method: 'post',
    path: `${UPLOAD}/complete`,
    access: 'operator',
    scope: 'upload',
    tag,
    summary:
      'Joins the parts, checks the video and begins the session; asked again, it tells the same session',
    params: uploadParamsSchema,
    body: uploadCompleteSchema,
    answer: { status: 201, schema: uploadCompletedSchema },
    handler: async ({ context, params, body, req, res }) => {
      markSession({ res, params: { id: params.upload_id } });
      // Joining many gigabytes on a disk is silent for longer than a connection may otherwise be.
      req.socket.setTimeout(0);
      const session = await completeUpload(context, params.upload_id, body.parts);
      res.location(`/api/v1/papi-measurements/session/${session.id}`);
      return { session_id: session.id, status: sessionStatusSchema.parse(session.status) };
    },
  }),
  route({
    method: 'delete',
    path: UPLOAD,
    access: 'operator',
    scope: 'upload',
    tag,
    summary: 'Gives an upload up and removes what arrived of it',
    params: uploadParamsSchema,
    answer: { status: 204, empty: true },
    handler: ({ context, params }) => abortUpload(context, params.upload_id),
  }),
  route({
    method: 'put',
    path: '/api/v1/upload-parts/{multipart_id}/{part_number}',
    // The signature in the address is the permission.
    access: 'public',
    scope: 'none',
    tag,
    summary: 'Takes one part into the local storage, under a signed address that this API gave out',
    params: z.object({
      multipart_id: z.uuid(),
      part_number: uploadPartParamsSchema.shape.part_number,
    }),
    upload: { media: 'application/octet-stream', schema: bytesSchema },
    answer: { status: 200, media: ['text/plain'], description: 'Stored; the header ETag names the part.' },
    handler: async ({ context, params, req, res }) => {
      const verdict = verifyUrl(context.config.storage.signingSecret, req.method, req.originalUrl);
      if (!verdict.ok) throw new PapiscopeError('forbidden', `The address is ${verdict.reason}.`);
      const { key = '' } = verdict.params;
      const target = { key, multipartId: params.multipart_id, partNumber: params.part_number };
      res.set('ETag', `"${await receivePart(context, target, req)}"`).end();
    },
  }),
];
