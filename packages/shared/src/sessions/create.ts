import type { Site, StorageType, UploadOptions } from '../contracts';
import type { MeasurementSession, Prisma } from '../database';
import { enqueue } from './outbox';
import type { SessionDeps } from './transition';

export interface NewSession {
  /** Chosen by the caller, because the storage keys of the upload hold it. */
  readonly id: string;
  readonly runwayId: string;
  /** As it is now: later changes of the runway do not change this session. */
  readonly site: Site;
  readonly options: UploadOptions;
  readonly storageType: StorageType;
  readonly originalFileName: string;
  readonly originalKey: string;
  /** Lower-case hex. */
  readonly videoSha256?: string;
  /** What the video was found to be when it arrived: the ingest stage need not look again. */
  readonly videoInfo?: Prisma.InputJsonObject;
  readonly telemetry?: { readonly fileName: string; readonly key: string; readonly sha256?: string };
  readonly notes?: string;
  /** When the first byte of it was awaited. */
  readonly uploadBeganAt?: Date;
  /** Whose it is; null without accounts. */
  readonly accountId?: string | null;
}

/** Records an upload that is complete in the storage and decides on its ingest. */
export async function createSession(
  { database, relay }: SessionDeps,
  input: NewSession,
): Promise<MeasurementSession> {
  const session = await database.$transaction(async (tx) => {
    const row = await tx.measurementSession.create({
      data: {
        id: input.id,
        runway_id: input.runwayId,
        airport_icao: input.site.airport.icao,
        runway_code: input.site.runway.code,
        site: input.site,
        options: input.options,
        storage_type: input.storageType,
        original_file_name: input.originalFileName,
        original_video_s3_key: input.originalKey,
        video_sha256: input.videoSha256 ?? null,
        ...(input.videoInfo && { video_info: input.videoInfo }),
        telemetry_file_name: input.telemetry?.fileName ?? null,
        telemetry_s3_key: input.telemetry?.key ?? null,
        telemetry_sha256: input.telemetry?.sha256 ?? null,
        notes: input.notes ?? '',
        upload_began_at: input.uploadBeganAt ?? null,
        account_id: input.accountId ?? null,
      },
    });
    await enqueue(tx, 'ingest-inspect', { version: 1, session_id: row.id, attempt: row.attempt });
    return row;
  });
  relay.wake();
  return session;
}
