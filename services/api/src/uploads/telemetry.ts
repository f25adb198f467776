import { telemetryKey, type Context } from '@papiscope/shared';
import type { Request } from 'express';
import { storeChecked } from '../upload/store-checked';
import { useUpload, uploadStore } from './find';

/** Stores the telemetry of an upload; a former one is replaced. Tells its size in bytes. */
export async function receiveTelemetry(
  context: Context,
  uploadId: string,
  fileName: string,
  req: Request,
): Promise<number> {
  const row = await useUpload(context, uploadId);
  const store = uploadStore(context, row);
  const key = telemetryKey(row.id, fileName);
  const expected = { field: 'telemetry', fileName, maxBytes: context.config.api.maxTelemetryBytes } as const;
  const { size, sha256 } = await storeChecked(store, key, req, expected, new AbortController().signal);
  await context.database.upload.update({
    where: { id: row.id },
    data: { telemetry_file_name: fileName, telemetry_key: key, telemetry_sha256: sha256 },
  });
  if (row.telemetry_key !== null && row.telemetry_key !== key) await store.delete(row.telemetry_key);
  return size;
}
