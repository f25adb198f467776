import type { Phase } from '../contracts';
import type { Database } from '../database';
import { overallPercentage, PHASE_END, PHASE_START, SEGMENTS_SHARE } from './percentage';
import type { SessionRef } from './transition';

/** `fraction` of a job (0–1), and frames it has done, where it counts frames. */
export interface StageProgress {
  readonly fraction: number;
  readonly frames: number;
}

/** Progress of a stage that is one job. Never goes back; without effect once the session has moved on. */
export async function reportProgress(
  database: Database,
  { sessionId, attempt }: SessionRef,
  phase: Phase,
  { fraction, frames }: StageProgress,
): Promise<void> {
  const percentage = overallPercentage(
    phase,
    phase === 'analysis' ? SEGMENTS_SHARE + (1 - SEGMENTS_SHARE) * fraction : fraction,
  );
  await database.$executeRaw`
    UPDATE measurement_sessions
    SET progress_percentage = GREATEST(progress_percentage, ${percentage}::float8),
        phase_frames = GREATEST(phase_frames, ${frames}::int),
        phase_began_at = COALESCE(phase_began_at, now()),
        phase_began_percentage = COALESCE(phase_began_percentage, GREATEST(progress_percentage, ${percentage}::float8)),
        updated_at = now()
    WHERE id = ${sessionId}::uuid AND attempt = ${attempt} AND current_phase = ${phase}
      AND status IN ('pending', 'processing')`;
}

/** Progress of one segment: `fraction` of it (0–1) and `frames` measured so far. The session's own figures are sums over the rows. */
export async function reportSegmentProgress(
  database: Database,
  { sessionId, attempt }: SessionRef,
  index: number,
  { fraction, frames }: StageProgress,
): Promise<void> {
  const start = PHASE_START.analysis;
  const span = (PHASE_END.analysis - start) * SEGMENTS_SHARE;
  await database.$transaction([
    database.segment.updateMany({
      where: { session_id: sessionId, attempt, index, status: 'pending' },
      data: { progress: Math.min(1, Math.max(0, fraction)), frames },
    }),
    database.$executeRaw`
      UPDATE measurement_sessions AS m
      SET progress_percentage = GREATEST(m.progress_percentage, ${start}::float8 + ${span}::float8 * s.done),
          processed_frames = s.frames, phase_frames = s.frames,
          phase_began_at = COALESCE(m.phase_began_at, now()),
          phase_began_percentage =
            COALESCE(m.phase_began_percentage, GREATEST(m.progress_percentage, ${start}::float8 + ${span}::float8 * s.done)),
          updated_at = now()
      FROM (SELECT avg(progress) AS done, sum(frames)::int AS frames FROM segments
            WHERE session_id = ${sessionId}::uuid AND attempt = ${attempt}) AS s
      WHERE m.id = ${sessionId}::uuid AND m.attempt = ${attempt} AND m.current_phase = 'analysis'
        AND m.status = 'processing' AND s.done IS NOT NULL`,
  ]);
}
