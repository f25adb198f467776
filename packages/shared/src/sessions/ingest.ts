import { uploadOptionsSchema, type DetectedLights, type FirstLook, type Lights } from '../contracts';
import { BY_SYSTEM, recordAudit } from '../accounts/audit';
import type { MeasurementSession, Prisma } from '../database';
import { addChore } from '../chores/record';
import { startMeasuring } from './analysis';
import { requireCurrent, transition, withSession, type SessionDeps, type SessionRef } from './transition';

export interface IngestOutcome {
  /** What later stages need of the probe; JSON. */
  readonly videoInfo: Prisma.InputJsonObject;
  readonly totalFrames: number | null;
  readonly recordedAt: Date | null;
  /** Lower-case hex. */
  readonly telemetrySha256: string | null;
  /** Where the telemetry is, when ingest took it out of the video. */
  readonly telemetryKey?: string;
  /** Already under its final key: it is shown before anything is published. */
  readonly previewKey: string | null;
  readonly detectedLights: DetectedLights | null;
  /** What the video is split by once its lights are confirmed; null: it stays one piece. */
  readonly firstLook: FirstLook | null;
}

/** The lights to go on with unasked, or null when a person has to confirm them. */
function lightsToTrust(session: MeasurementSession, detected: DetectedLights | null): Lights | null {
  const options = uploadOptionsSchema.parse(session.options);
  if (!options.auto_confirm || detected === null) return null;
  const found = Object.keys(detected.lights).length > 0;
  return found && detected.confidence >= options.min_confidence ? detected.lights : null;
}

/** Ingest is done: the session waits for its lights, or goes straight on where they are certain and the upload allows it. */
export async function finishIngest(
  deps: SessionDeps,
  ref: SessionRef,
  outcome: IngestOutcome,
): Promise<MeasurementSession> {
  return withSession(deps, ref.sessionId, async (tx, session) => {
    requireCurrent(session, ref, 'ingest');
    const lights = lightsToTrust(session, outcome.detectedLights);
    const data: Prisma.MeasurementSessionUncheckedUpdateManyInput = {
      video_info: outcome.videoInfo,
      ...(outcome.firstLook === null ? {} : { first_look: outcome.firstLook }),
      total_frames: outcome.totalFrames,
      recorded_at: outcome.recordedAt,
      telemetry_sha256: outcome.telemetrySha256,
      preview_image_s3_key: outcome.previewKey,
      ...(outcome.telemetryKey === undefined ? {} : { telemetry_s3_key: outcome.telemetryKey }),
      ...(outcome.detectedLights === null ? {} : { detected_lights: outcome.detectedLights }),
      ...(lights === null ? {} : { confirmed_lights: lights }),
    };
    await recordAudit(tx, {
      ...BY_SYSTEM,
      action: 'inspected',
      sessionId: session.id,
      details: { video_sha256: session.video_sha256, telemetry_sha256: outcome.telemetrySha256 },
    });
    // Not before: nobody is to wait for their lights while the whole video is read.
    if (session.video_sha256 === null) await addChore(tx, 'storage-hash', { session_id: session.id });
    const next = await transition(tx, session, lights === null ? 'inspected' : 'inspected_confidently', data);
    if (lights !== null) await startMeasuring(tx, next);
    return next;
  });
}
