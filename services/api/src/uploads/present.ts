import type { UploadRow } from '@papiscope/shared';
import { uploadPartSize, uploadSchema, type Upload } from '@papiscope/shared/contracts';

/** @param abandonedAfter milliseconds after the last request when the upload is given up */
export function toUpload(row: UploadRow, abandonedAfter: number): Upload {
  return uploadSchema.parse({
    upload_id: row.id,
    key: row.key,
    status: row.status,
    storage_type: row.storage_type,
    file_name: row.file_name,
    size: Number(row.size),
    part_size: uploadPartSize(Number(row.size)),
    telemetry_file_name: row.telemetry_file_name,
    session_id: row.status === 'completed' ? row.id : null,
    ...(row.error_code !== null && { error_code: row.error_code }),
    ...(row.error_message !== null && { error_message: row.error_message }),
    created_at: row.created_at.toISOString(),
    expires_at: new Date(row.updated_at.getTime() + abandonedAfter).toISOString(),
  });
}
