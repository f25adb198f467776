import { randomUUID } from 'node:crypto';
import { originalVideoKey, type Context, type UploadRow } from '@papiscope/shared';
import { MAX_PARTS, PapiscopeError, PART_SIZE, type UploadCreate } from '@papiscope/shared/contracts';
import { findPlace } from '../sites/place';
import { kindOf } from '../upload/media-types';

/** Begins an upload in the storage of new sessions. @throws not_found, site_no_reference_points, upload_too_large, unsupported_media */
export async function openUpload(
  context: Context,
  wanted: UploadCreate,
  accountId: string | null,
): Promise<UploadRow> {
  const { database, stores, config } = context;
  const { airport_icao, runway_code, options, file_name, size } = wanted;
  const most = Math.min(config.api.maxUploadBytes, PART_SIZE.max * MAX_PARTS);
  if (size > most) throw new PapiscopeError('upload_too_large', `At most ${most} bytes.`);
  const { contentType } = kindOf('video', file_name);
  await findPlace(database, airport_icao, runway_code);

  const id = randomUUID();
  const key = originalVideoKey(id, file_name);
  const { type, store } = stores.current;
  const { uploadId } = await store.multipart.create(key, { contentType });
  try {
    return await database.upload.create({
      data: {
        id,
        airport_icao,
        runway_code,
        options,
        file_name,
        size: BigInt(size),
        storage_type: type,
        key,
        multipart_id: uploadId,
        account_id: accountId,
      },
    });
  } catch (error) {
    await store.multipart.abort(key, uploadId);
    throw error;
  }
}
