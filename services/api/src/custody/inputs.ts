import type { MeasurementSession, ObjectStore } from '@papiscope/shared';
import type { Manifest } from '@papiscope/shared/contracts';

type Input = Manifest['inputs'][number];

async function sizeOf(store: ObjectStore, key: string | null): Promise<number | null> {
  return key === null ? null : ((await store.head(key))?.size ?? null);
}

/** What was uploaded, with the hashes taken when it arrived. */
export async function inputsOf(session: MeasurementSession, store: ObjectStore): Promise<Input[]> {
  const { original_video_s3_key: videoKey, telemetry_s3_key: telemetryKey } = session;
  const video: Input = {
    role: 'video',
    file_name: session.original_file_name,
    key: videoKey,
    size: await sizeOf(store, videoKey),
    sha256: session.video_sha256,
    removed_at: session.original_removed_at?.toISOString() ?? null,
  };
  if (telemetryKey === null) return [video];
  const telemetry: Input = {
    role: 'telemetry',
    file_name: session.telemetry_file_name,
    key: telemetryKey,
    size: await sizeOf(store, telemetryKey),
    sha256: session.telemetry_sha256,
    removed_at: null,
  };
  return [video, telemetry];
}
