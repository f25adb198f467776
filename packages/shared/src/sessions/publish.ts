import { createHash } from 'node:crypto';
import { BY_SYSTEM, recordAudit } from '../accounts/audit';
import { addChore } from '../chores/record';
import { canonicalJson } from '../contracts';
import { Prisma, type MeasurementSession } from '../database';
import { ARTIFACT_COLUMNS, recordArtifacts, type ColumnKind, type NewArtifact } from './artifacts';
import { enqueue } from './outbox';
import { requireCurrent, transition, withSession, type SessionDeps, type SessionRef } from './transition';

/** The trail's word for it: its line holds the hashes of everything that was published. */
export const PUBLISHED = 'published';

function hashOfJson(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}

/** The videos are made and wait in the work area to be published. */
export async function finishEncode(
  deps: SessionDeps,
  ref: SessionRef,
  { artifacts }: { readonly artifacts: readonly NewArtifact[] },
): Promise<MeasurementSession> {
  return withSession(deps, ref.sessionId, async (tx, session) => {
    requireCurrent(session, ref, 'encode');
    await recordArtifacts(tx, ref, artifacts);
    const next = await transition(tx, session, 'encoded');
    await enqueue(tx, 'upload-publish', { version: 1, session_id: session.id, attempt: session.attempt });
    return next;
  });
}

/**
 * Every file is under its final key and verified: in one step readers have the new result and its files in place of the former ones, and
 * the session is complete. What it replaces is then removed by a chore.
 */
export async function finishPublish(deps: SessionDeps, ref: SessionRef): Promise<MeasurementSession> {
  return withSession(deps, ref.sessionId, async (tx, session) => {
    requireCurrent(session, ref, 'upload');
    const where = { session_id: session.id, attempt: ref.attempt };
    const artifacts = await tx.artifact.findMany({ where, orderBy: { kind: 'asc' } });
    const published = new Map(artifacts.map((a) => [a.kind, a.final_key]));
    const kinds = Object.keys(ARTIFACT_COLUMNS) as ColumnKind[];
    const keys = Object.fromEntries(
      kinds.map((kind) => [ARTIFACT_COLUMNS[kind], published.get(kind) ?? null]),
    );
    const now = new Date();
    const replaced = kinds.some((kind) => {
      const former = session[ARTIFACT_COLUMNS[kind]];
      return former !== null && former !== published.get(kind);
    });
    if (replaced) await addChore(tx, 'storage-remove', { session_id: session.id, replaced: true });
    await tx.artifact.updateMany({ where, data: { published_at: now } });
    await recordAudit(tx, {
      ...BY_SYSTEM,
      action: PUBLISHED,
      sessionId: session.id,
      details: {
        attempt: ref.attempt,
        video_sha256: session.video_sha256,
        result_sha256: hashOfJson(session.next_result ?? session.result),
        artifacts: artifacts.map(({ kind, final_key: key, size, sha256 }) => ({
          ...{ kind, key, sha256 },
          size: Number(size),
        })),
      },
    });
    return transition(tx, session, 'published', {
      ...keys,
      ...(session.next_result === null ? {} : { result: session.next_result, next_result: Prisma.DbNull }),
      completed_at: now,
    });
  });
}
