import { uploadOptionsSchema, type DetectedLights, type Lights } from '../contracts';
import type { MeasurementSession, Prisma, Transaction } from '../database';
import { startAnalysis } from './analysis';
import { requireCurrent, transition, withSession, type SessionDeps, type SessionRef } from './transition';

/** A stretch of the video, video seconds; `end` null: to its end. */
export interface SegmentPlan {
  readonly start: number;
  readonly end: number | null;
}

export interface IngestOutcome {
  /** What later stages need of the probe; JSON. */
  readonly videoInfo: Prisma.InputJsonObject;
  readonly totalFrames: number | null;
  readonly recordedAt: Date | null;
  /** Lower-case hex. */
  readonly videoSha256: string;
  readonly telemetrySha256: string | null;
  /** Where the telemetry is, when ingest took it out of the video. */
  readonly telemetryKey?: string;
  /** Already under its final key: it is shown before anything is published. */
  readonly previewKey: string | null;
  readonly detectedLights: DetectedLights | null;
  /** In the order of the video, at least one. */
  readonly segments: readonly SegmentPlan[];
}

/** The lights to go on with unasked, or null when a person has to confirm them. */
function lightsToTrust(session: MeasurementSession, detected: DetectedLights | null): Lights | null {
  const options = uploadOptionsSchema.parse(session.options);
  if (!options.auto_confirm || detected === null) return null;
  const found = Object.keys(detected.lights).length > 0;
  return found && detected.confidence >= options.min_confidence ? detected.lights : null;
}

async function planSegments(tx: Transaction, ref: SessionRef, plans: readonly SegmentPlan[]): Promise<void> {
  await tx.segment.deleteMany({ where: { session_id: ref.sessionId } });
  await tx.segment.createMany({
    data: plans.map(({ start, end }, index) => ({
      session_id: ref.sessionId,
      attempt: ref.attempt,
      index,
      start_s: start,
      end_s: end,
    })),
  });
}

/** Ingest is done: the session waits for its lights, or goes straight on where they are certain and the upload allows it. */
export async function finishIngest(
  deps: SessionDeps,
  ref: SessionRef,
  outcome: IngestOutcome,
): Promise<MeasurementSession> {
  return withSession(deps, ref.sessionId, async (tx, session) => {
    requireCurrent(session, ref, 'ingest');
    await planSegments(tx, ref, outcome.segments);
    const lights = lightsToTrust(session, outcome.detectedLights);
    const data: Prisma.MeasurementSessionUncheckedUpdateManyInput = {
      video_info: outcome.videoInfo,
      total_frames: outcome.totalFrames,
      recorded_at: outcome.recordedAt,
      video_sha256: outcome.videoSha256,
      telemetry_sha256: outcome.telemetrySha256,
      preview_image_s3_key: outcome.previewKey,
      ...(outcome.telemetryKey === undefined ? {} : { telemetry_s3_key: outcome.telemetryKey }),
      ...(outcome.detectedLights === null ? {} : { detected_lights: outcome.detectedLights }),
      ...(lights === null ? {} : { confirmed_lights: lights }),
    };
    const next = await transition(tx, session, lights === null ? 'inspected' : 'inspected_confidently', data);
    if (lights !== null) await startAnalysis(tx, next);
    return next;
  });
}
