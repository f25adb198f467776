import { BY_SYSTEM, recordAudit } from '../accounts/audit';
import type { Database } from '../database';

/** Writes down the hash of an original that went past this system into the storage, in its session and in the trail, once. */
export async function recordOriginalHash(
  database: Database,
  sessionId: string,
  sha256: string,
): Promise<void> {
  await database.$transaction(async (tx) => {
    const { count } = await tx.measurementSession.updateMany({
      where: { id: sessionId, video_sha256: null },
      data: { video_sha256: sha256 },
    });
    if (count === 0) return;
    await recordAudit(tx, { ...BY_SYSTEM, action: 'hashed', sessionId, details: { video_sha256: sha256 } });
  });
}
